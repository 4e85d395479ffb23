import { signedDistance } from './signed-distance.ts';
import { WORLD, type Shape } from './world.ts';

export type Point = { x: number; y: number };

/** width and height of a shape's box, and how far its middle lies below the shape's origin, in r */
const BOXES: Record<Shape, { width: number; height: number; below: number }> = {
  circle: { width: 2, height: 2, below: 0 },
  square: { width: 1.8, height: 1.8, below: 0 },
  triangle: { width: 2, height: 1.8, below: -0.1 },
  cross: { width: 2, height: 2, below: 0 },
};

/**
 * The shape whose drawing, scaled to the same extent, overlaps best (intersection over union) with
 * the given pixels, and its radius in pixels.
 *
 * @param points centres of an object's pixels
 */
export function readShape(points: readonly Point[]): { shape: Shape; r: number } {
  const box = boundingBox(points);
  let best: { shape: Shape; r: number; overlap: number } | undefined;
  for (const shape of WORLD.shapes) {
    const { width, height, below } = BOXES[shape];
    const r = (box.width + box.height) / (width + height);
    const origin = { x: box.middle.x, y: box.middle.y - below * r };
    const overlap = overlapOf(points, { shape, r, origin });
    if (best === undefined || overlap > best.overlap) best = { shape, r, overlap };
  }
  if (best === undefined) throw new Error('A world without shapes has none to read.');
  return { shape: best.shape, r: best.r };
}

function boundingBox(points: readonly Point[]): { width: number; height: number; middle: Point } {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return { width: right - left + 1, height: bottom - top + 1, middle };
}

function overlapOf(
  points: readonly Point[],
  { shape, r, origin }: { shape: Shape; r: number; origin: Point },
): number {
  const isInside = (p: Point): boolean =>
    signedDistance(shape, { x: p.x - origin.x, y: p.y - origin.y, r }) < 0;
  const shared = points.filter(isInside).length;
  let drawn = 0;
  for (let y = 0.5; y < WORLD.imageSize; y++) {
    for (let x = 0.5; x < WORLD.imageSize; x++) if (isInside({ x, y })) drawn++;
  }
  return shared / (points.length + drawn - shared);
}
