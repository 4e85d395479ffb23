import type { ReactElement } from 'react';
import { armFill } from './arm-colour.ts';

/** The sign of an arm: a colour and a shape of its own, so that it is told apart without colour. */
export function ArmMark({ position }: { position: number }): ReactElement {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className={`size-3 shrink-0 ${armFill(position)}`}>
      <ArmShape position={position} x={6} y={6} r={5} />
    </svg>
  );
}

/** The shape of an arm around a point, inside another drawing. */
export function ArmShape({
  position,
  x,
  y,
  r,
}: {
  position: number;
  x: number;
  y: number;
  r: number;
}): ReactElement {
  switch (position % 4) {
    case 0:
      return <circle cx={x} cy={y} r={r} />;
    case 1:
      return (
        <path
          d={polygon([
            [x, y - r],
            [x + r, y],
            [x, y + r],
            [x - r, y],
          ])}
        />
      );
    case 2:
      return <rect x={x - 0.85 * r} y={y - 0.85 * r} width={1.7 * r} height={1.7 * r} />;
    default:
      return (
        <path
          d={polygon([
            [x, y - r],
            [x + r, y + 0.8 * r],
            [x - r, y + 0.8 * r],
          ])}
        />
      );
  }
}

function polygon(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${String(x)} ${String(y)}`).join('L')}Z`;
}
