import type { Shape } from './world.ts';

/**
 * Signed distance in pixels from the point (x, y) to a shape of radius r around (0, 0): negative
 * inside, y pointing down. Exact for circles, squares and crosses; outside the corners of the
 * triangle it is the distance to the nearest side's line, a little less than the true one.
 */
export function signedDistance(shape: Shape, point: { x: number; y: number; r: number }): number {
  const { x, y, r } = point;
  switch (shape) {
    case 'circle':
      return Math.hypot(x, y) - r;
    case 'square':
      return boxDistance(x, y, { halfWidth: 0.9 * r, halfHeight: 0.9 * r });
    case 'cross': {
      const upright = boxDistance(x, y, { halfWidth: 0.34 * r, halfHeight: r });
      return Math.min(upright, boxDistance(x, y, { halfWidth: r, halfHeight: 0.34 * r }));
    }
    case 'triangle':
      return triangleDistance(x, y, r);
  }
}

function boxDistance(
  x: number,
  y: number,
  { halfWidth, halfHeight }: { halfWidth: number; halfHeight: number },
): number {
  const dx = Math.abs(x) - halfWidth;
  const dy = Math.abs(y) - halfHeight;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0);
}

/** Apex at (0, -r), corners of the base at (-r, 0.8 r) and (r, 0.8 r). */
function triangleDistance(x: number, y: number, r: number): number {
  const side = (1.8 * r * Math.abs(x) - r * (y + r)) / Math.hypot(1.8 * r, r);
  return Math.max(side, y - 0.8 * r);
}
