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

/** A table; it scrolls sideways in itself on narrow screens. `caption` names it for everyone. */
export function Table<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
  footer,
}: {
  caption: string;
  captionHidden?: boolean;
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
      <table className="w-full border-collapse text-left">
        <caption
          className={
            captionHidden ? 'sr-only' : 'px-2 pt-3 pb-1 text-left text-sm text-ink-muted sm:px-3'
          }
        >
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={headClass(column.numeric)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-t border-line">
              {columns.map((column) => tableCell(column, row))}
            </tr>
          ))}
        </tbody>
      </table>
      {footer !== undefined && (
        <div className="border-t border-line px-2 py-2 text-sm text-ink-muted sm:px-3">
          {footer}
        </div>
      )}
    </div>
  );
}

function headClass(numeric: boolean | undefined): string {
  return classNames(
    'border-b border-line-strong px-2 py-2 align-bottom text-sm font-medium text-ink-muted sm:px-3 sm:whitespace-nowrap',
    numeric && 'text-right',
  );
}

function tableCell<Row>(column: Column<Row>, row: Row): ReactElement {
  const className = classNames(
    'px-2 py-2 align-top font-normal sm:px-3',
    column.numeric && 'text-right whitespace-nowrap tabular-nums',
    !column.numeric && (column.wide ? 'min-w-40 break-words sm:min-w-64' : 'min-w-16 sm:min-w-28'),
  );
  return column.rowHeader ? (
    <th key={column.key} scope="row" className={classNames(className, 'text-left')}>
      {column.cell(row)}
    </th>
  ) : (
    <td key={column.key} className={className}>
      {column.cell(row)}
    </td>
  );
}
