import type { ReactElement } from 'react';
import { armShape } from '#domain/arm-shape.ts';
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
  return <path d={armShape({ position, x, y, r })} />;
}
