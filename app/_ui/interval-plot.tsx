import { useId } from 'react';
import type { ReactElement } from 'react';
import { ArmShape } from './arm-mark.tsx';
import { armFill, armStroke } from './arm-colour.ts';
import { Figure } from './figure.tsx';
import { ticksBetween } from './ticks.ts';

export type IntervalRow = {
  key: string;
  /** a heading above the first row of a group */
  group?: string;
  label: string;
  /** place of the arm in the study; null for outcomes that belong to no arm */
  position: number | null;
  value: number;
  /** null when there is too little to give one */
  interval: readonly [number, number] | null;
  text: string;
};

type Scale = (value: number) => string;

const rowHeight = 44;
const groupHeight = 32;
/** from the top of a row to its line */
const lineAt = 28;

/**
 * Estimates with their intervals on one common axis. Drawn in percentages of its own width, so that
 * it fits any screen without shrinking its letters.
 */
export function IntervalPlot({
  title,
  rows,
  domain,
  unit = '%',
  reference,
  ends,
}: {
  title: string;
  rows: readonly IntervalRow[];
  domain: readonly [number, number];
  unit?: string;
  /** a value to compare with, marked on every line */
  reference?: number;
  /** what the two ends of the axis stand for */
  ends?: readonly [string, string];
}): ReactElement {
  const titleId = useId();
  const x = scaleOf(domain);
  const ticks = ticksBetween(domain);
  const { placed, end } = placeRows(rows);
  return (
    <Figure name={title}>
      <svg
        role="img"
        aria-labelledby={titleId}
        width="100%"
        height={end + (ends ? 64 : 28)}
        className="block min-w-112 text-sm"
      >
        <title id={titleId}>{`${title}: ${rows.map(describe).join('; ')}`}</title>
        {placed.map(({ row, top }) => (
          <g key={row.key}>
            <RowLine y={top + lineAt} x={x} ticks={ticks} reference={reference} />
            <RowWords row={row} y={top} />
            <RowMark row={row} y={top + lineAt} x={x} />
          </g>
        ))}
        {ticks.map((tick) => (
          <text
            key={tick}
            x={x(tick)}
            y={end + 18}
            textAnchor="middle"
            className="fill-ink-muted text-xs"
          >
            {`${String(tick).replace('-', '−')}${unit}`}
          </text>
        ))}
        {ends && <AxisEnds ends={ends} y={end + 38} />}
      </svg>
    </Figure>
  );
}

function RowLine({
  y,
  x,
  ticks,
  reference,
}: {
  y: number;
  x: Scale;
  ticks: readonly number[];
  reference: number | undefined;
}): ReactElement {
  return (
    <g className="stroke-line">
      <line x1="0%" x2="100%" y1={y} y2={y} />
      {ticks.map((tick) => (
        <line key={tick} x1={x(tick)} x2={x(tick)} y1={y - 4} y2={y + 4} />
      ))}
      {reference !== undefined && (
        <line
          x1={x(reference)}
          x2={x(reference)}
          y1={y - 8}
          y2={y + 8}
          className="stroke-ink-muted"
        />
      )}
    </g>
  );
}

function RowWords({ row, y }: { row: IntervalRow; y: number }): ReactElement {
  return (
    <g className="fill-ink">
      {row.group !== undefined && (
        <text x={0} y={y - 8} className="font-semibold">
          {row.group}
        </text>
      )}
      <text x={0} y={y + 14}>
        {row.label}
      </text>
      <text x="100%" y={y + 14} textAnchor="end">
        {row.text}
      </text>
    </g>
  );
}

function RowMark({ row, y, x }: { row: IntervalRow; y: number; x: Scale }): ReactElement {
  return (
    <>
      {row.interval && (
        <line
          x1={x(row.interval[0])}
          x2={x(row.interval[1])}
          y1={y}
          y2={y}
          strokeWidth={3}
          strokeLinecap="round"
          className={armStroke(row.position)}
        />
      )}
      <svg x={x(row.value)} y={y} overflow="visible" className={armFill(row.position)}>
        {row.position === null ? (
          <circle r={6} />
        ) : (
          <ArmShape position={row.position} x={0} y={0} r={6} />
        )}
      </svg>
    </>
  );
}

function AxisEnds({ ends, y }: { ends: readonly [string, string]; y: number }): ReactElement {
  return (
    <g className="fill-ink-muted text-xs">
      <text x={0} y={y}>{`← ${ends[0]}`}</text>
      <text x="100%" y={y + 16} textAnchor="end">{`${ends[1]} →`}</text>
    </g>
  );
}

/** Leaves 2% at each end, so that marks on the limits are whole; what lies beyond stands on them. */
function scaleOf([low, high]: readonly [number, number]): Scale {
  return (value) => {
    const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
    return `${(2 + 96 * share).toFixed(3)}%`;
  };
}

function describe(row: IntervalRow): string {
  return `${row.group === undefined ? '' : `${row.group}, `}${row.label} ${row.text}`;
}

function placeRows(rows: readonly IntervalRow[]): {
  placed: { row: IntervalRow; top: number }[];
  end: number;
} {
  let y = 0;
  const placed = rows.map((row) => {
    if (row.group !== undefined) y += groupHeight;
    const top = y;
    y += rowHeight;
    return { row, top };
  });
  return { placed, end: y };
}
