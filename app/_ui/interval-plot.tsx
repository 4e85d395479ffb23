import { useId } from 'react';
import type { ReactElement } from 'react';
import { ArmShape, armFill } from './arm-mark.tsx';
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
  /** the 95% interval; null when there is too little to give one */
  interval: readonly [number, number] | null;
  text: string;
};

const rowHeight = 44;
const groupHeight = 32;
const axisHeight = 28;

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
}: {
  title: string;
  rows: readonly IntervalRow[];
  domain: readonly [number, number];
  unit?: string;
  /** a value to compare with, drawn as a dashed line */
  reference?: number;
}): ReactElement {
  const titleId = useId();
  const x = (value: number): string => {
    const share = (value - domain[0]) / (domain[1] - domain[0]);
    return `${(2 + 96 * Math.min(1, Math.max(0, share))).toFixed(3)}%`;
  };
  const tops = rowTops(rows);
  const bottom = tops.end;
  return (
    <Figure name={title}>
      <svg
        role="img"
        aria-labelledby={titleId}
        width="100%"
        height={bottom + axisHeight}
        className="block overflow-visible text-sm"
      >
        <title id={titleId}>{`${title}: ${rows.map(describe).join('; ')}`}</title>
        {ticksBetween(domain).map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={0} y2={bottom} className="stroke-line" />
            <text
              x={x(tick)}
              y={bottom + 18}
              textAnchor="middle"
              className="fill-ink-muted text-xs"
            >
              {`${String(tick)}${unit}`}
            </text>
          </g>
        ))}
        {reference !== undefined && (
          <line
            x1={x(reference)}
            x2={x(reference)}
            y1={0}
            y2={bottom}
            strokeDasharray="4 3"
            className="stroke-ink-muted"
          />
        )}
        {rows.map((row, index) => (
          <PlotRow key={row.key} row={row} y={tops.rows[index] ?? 0} x={x} />
        ))}
      </svg>
    </Figure>
  );
}

function PlotRow({
  row,
  y,
  x,
}: {
  row: IntervalRow;
  y: number;
  x: (value: number) => string;
}): ReactElement {
  const fill = row.position === null ? 'fill-outcome-on-par' : armFill(row.position);
  const stroke = row.position === null ? 'stroke-outcome-on-par' : armStroke(row.position);
  return (
    <g>
      {row.group !== undefined && (
        <text x={0} y={y - 8} className="fill-ink font-semibold">
          {row.group}
        </text>
      )}
      <text x={0} y={y + 14} className="fill-ink">
        {row.label}
      </text>
      <text x="100%" y={y + 14} textAnchor="end" className="fill-ink">
        {row.text}
      </text>
      {row.interval && (
        <line
          x1={x(row.interval[0])}
          x2={x(row.interval[1])}
          y1={y + 28}
          y2={y + 28}
          strokeWidth={3}
          strokeLinecap="round"
          className={stroke}
        />
      )}
      <svg x={x(row.value)} y={y + 28} overflow="visible" className={fill}>
        <ArmShape position={row.position ?? 0} x={0} y={0} r={6} />
      </svg>
    </g>
  );
}

const armStrokes = [
  'stroke-arm-1',
  'stroke-arm-2',
  'stroke-arm-3',
  'stroke-arm-4',
  'stroke-arm-5',
  'stroke-arm-6',
] as const;

function armStroke(position: number): string {
  return armStrokes[position % armStrokes.length] ?? 'stroke-ink';
}

function describe(row: IntervalRow): string {
  return `${row.group === undefined ? '' : `${row.group}, `}${row.label} ${row.text}`;
}

function rowTops(rows: readonly IntervalRow[]): { rows: number[]; end: number } {
  let y = 0;
  const tops = rows.map((row) => {
    if (row.group !== undefined) y += groupHeight;
    const top = y;
    y += rowHeight;
    return top;
  });
  return { rows: tops, end: y };
}
