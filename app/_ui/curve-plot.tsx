import { useId } from 'react';
import type { ReactElement } from 'react';
import { at } from '#domain/at.ts';
import { Figure } from './figure.tsx';

export type CurvePoint = {
  label: string;
  /** from 0 to 1 */
  share: number;
  /** the one that the rest is compared with */
  isDeclared: boolean;
};

const height = 120;
const top = 20;

/**
 * Shares at a few values, evenly spaced, with the share that is wanted. Drawn in percentages of its own
 * width, so that it fits any screen without shrinking its letters.
 */
export function CurvePlot({
  title,
  points,
  wanted,
  unit,
}: {
  title: string;
  points: readonly CurvePoint[];
  wanted: number;
  /** what the labels count */
  unit: string;
}): ReactElement {
  const titleId = useId();
  const x = (place: number): string => `${((100 * (place + 0.5)) / points.length).toFixed(3)}%`;
  const y = (share: number): number => top + height * (1 - share);
  return (
    <Figure name={title}>
      <svg
        role="img"
        aria-labelledby={titleId}
        width="100%"
        height={top + height + 44}
        className="block min-w-56 text-xs"
      >
        <title id={titleId}>{`${title}: ${points.map(describe).join('; ')}`}</title>
        <Levels wanted={wanted} y={y} />
        {points.slice(1).map((point, i) => (
          <line
            key={point.label}
            x1={x(i)}
            y1={y(at(points, i, 'the points of a curve').share)}
            x2={x(i + 1)}
            y2={y(point.share)}
            className="stroke-accent"
            strokeWidth={2}
          />
        ))}
        {points.map((point, i) => (
          <PointMark key={point.label} point={point} x={x(i)} y={y(point.share)} />
        ))}
        <text x="50%" y={top + height + 38} textAnchor="middle" className="fill-ink-muted">
          {unit}
        </text>
      </svg>
    </Figure>
  );
}

function Levels({ wanted, y }: { wanted: number; y: (share: number) => number }): ReactElement {
  return (
    <>
      <g className="stroke-line">
        <line x1="0%" x2="100%" y1={y(0)} y2={y(0)} />
        <line x1="0%" x2="100%" y1={y(1)} y2={y(1)} />
      </g>
      <line
        x1="0%"
        x2="100%"
        y1={y(wanted)}
        y2={y(wanted)}
        className="stroke-ink-muted"
        strokeDasharray="4 4"
      />
    </>
  );
}

function PointMark({
  point: { label, share, isDeclared },
  x,
  y,
}: {
  point: CurvePoint;
  x: string;
  y: number;
}): ReactElement {
  const weight = isDeclared ? 'fill-ink font-semibold' : 'fill-ink-muted';
  return (
    <g>
      <circle cx={x} cy={y} r={isDeclared ? 6 : 3} className="fill-accent" />
      <text x={x} y={y - 10} textAnchor="middle" className={weight}>
        {percent(share)}
      </text>
      <text x={x} y={top + height + 18} textAnchor="middle" className={weight}>
        {label}
      </text>
    </g>
  );
}

function describe({ label, share }: CurvePoint): string {
  return `${label}: ${percent(share)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
