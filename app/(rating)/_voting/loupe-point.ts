/** A place in an image: 0 to 1 from its left and from its top. The same in both images. */
export type LoupePoint = { x: number; y: number };

export const LOUPE_START: LoupePoint = { x: 0.5, y: 0.5 };
export const LOUPE_SCALE = 3;

/** Side of the lens, as a share of the image's width. */
export const LOUPE_SIDE = 0.42;

const KEY_STEP = 0.04;
const moves: Record<string, LoupePoint> = {
  ArrowLeft: { x: -KEY_STEP, y: 0 },
  ArrowRight: { x: KEY_STEP, y: 0 },
  ArrowUp: { x: 0, y: -KEY_STEP },
  ArrowDown: { x: 0, y: KEY_STEP },
};

type Box = { left: number; top: number; width: number; height: number };

/** Where in an image that fills `box` a pointer is. */
export function pointIn(box: Box, pointer: { clientX: number; clientY: number }): LoupePoint {
  return inside({
    x: (pointer.clientX - box.left) / box.width,
    y: (pointer.clientY - box.top) / box.height,
  });
}

/** The point after an arrow key; null for other keys. */
export function movePoint(point: LoupePoint, key: string): LoupePoint | null {
  const move = moves[key];
  return move ? inside({ x: point.x + move.x, y: point.y + move.y }) : null;
}

function inside({ x, y }: LoupePoint): LoupePoint {
  const within = (value: number): number => Math.min(1, Math.max(0, Number(value.toFixed(4))));
  return { x: within(x), y: within(y) };
}
