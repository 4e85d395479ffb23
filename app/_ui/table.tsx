import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** numbers stand on the right, so that their digits line up */
  numeric?: boolean;
  /** running text, which gets room to be read beside other columns */
  wide?: boolean;
  /** the column that names the row, for screen readers */
  rowHeader?: boolean;
};

/**
 * A table; on narrow screens it scrolls sideways in itself beside the names of its rows, or, `stacked`, each
 * row stands by itself with a line for each column. `caption` names it for everyone.
 */
export function Table<Row>({
  caption,
  captionHidden = false,
  stacked = false,
  columns,
  rows,
  rowKey,
  footer,
}: {
  caption: string;
  captionHidden?: boolean;
  stacked?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  footer?: ReactNode;
}): ReactElement {
  return (
    <div
      role="region"
      aria-label={`Table: ${caption}`}
      tabIndex={0}
      className="relative overflow-x-auto rounded-md border border-line bg-surface print:overflow-visible"
    >
      {/* laid out as blocks, the parts of a table keep their roles only where these are said */}
      <table
        role="table"
        className={classNames('w-full border-collapse text-left', stacked && 'max-sm:block')}
      >
        <caption
          className={
            captionHidden ? 'sr-only' : 'px-2 pt-3 pb-1 text-left text-sm text-ink-muted sm:px-3'
          }
        >
          {caption}
        </caption>
        <thead role="rowgroup" className={stacked ? 'max-sm:sr-only' : undefined}>
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={headClass(column, stacked)}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className={stacked ? 'max-sm:block' : undefined}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              role="row"
              className={classNames('border-t border-line', stacked && 'max-sm:block max-sm:py-1')}
            >
              {columns.map((column) => tableCell(column, row, stacked))}
            </tr>
          ))}
        </tbody>
      </table>
      {footer !== undefined && (
        <div className="sticky left-0 border-t border-line px-2 py-2 text-sm text-ink-muted sm:px-3">
          {footer}
        </div>
      )}
    </div>
  );
}

/** In sight while the other columns are scrolled. */
const STAYING = 'max-sm:sticky max-sm:left-0 max-sm:bg-surface';

function headClass(
  { numeric, rowHeader }: Pick<Column<never>, 'numeric' | 'rowHeader'>,
  stacked: boolean,
): string {
  return classNames(
    'border-b border-line-strong px-2 py-2 align-bottom text-sm font-medium text-ink-muted lg:px-3',
    numeric && 'text-right',
    rowHeader && !stacked && STAYING,
  );
}

/** The name of the column on the left, what it holds on the right. */
const STACKED_CELL =
  'max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:py-1 max-sm:text-right max-sm:before:text-left max-sm:before:text-sm max-sm:before:text-ink-muted max-sm:before:content-[attr(data-label)]';

function tableCell<Row>(column: Column<Row>, row: Row, stacked: boolean): ReactElement {
  const className = classNames(
    'px-2 py-2 align-top font-normal lg:px-3',
    column.numeric && 'text-right whitespace-nowrap tabular-nums',
    !column.numeric && (column.wide ? 'min-w-40 break-words lg:min-w-64' : 'min-w-16 xl:min-w-28'),
  );
  return column.rowHeader ? (
    <th
      key={column.key}
      role="rowheader"
      scope="row"
      className={classNames(
        className,
        'text-left',
        stacked ? 'max-sm:block max-sm:font-medium' : STAYING,
      )}
    >
      <div className={stacked ? undefined : 'max-w-96 max-sm:w-max max-sm:max-w-40'}>
        {column.cell(row)}
      </div>
    </th>
  ) : (
    <td
      key={column.key}
      role="cell"
      data-label={typeof column.header === 'string' ? column.header : undefined}
      className={classNames(className, stacked && STACKED_CELL)}
    >
      {column.numeric || stacked ? (
        column.cell(row)
      ) : (
        <div className="max-w-96">{column.cell(row)}</div>
      )}
    </td>
  );
}
