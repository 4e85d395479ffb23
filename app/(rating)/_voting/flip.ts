import { useLayoutEffect, useState } from 'react';
import type { CSSProperties, RefObject } from 'react';
import type { Side } from './trial.ts';

/** How far the right image is from the left one, in CSS pixels; null while each stands in its place. */
export type Way = { x: number; y: number } | null;

/** The way between two frames while they change places, however they stand; before anything is painted. */
export function useWayBetween(
  frames: RefObject<Record<Side, HTMLElement | null>>,
  flipped: boolean,
): Way {
  const [way, setWay] = useState<Way>(null);
  useLayoutEffect(() => {
    const measure = (): void => {
      const { left, right } = frames.current;
      const isReady = flipped && left !== null && right !== null;
      setWay(
        isReady
          ? { x: right.offsetLeft - left.offsetLeft, y: right.offsetTop - left.offsetTop }
          : null,
      );
    };
    measure();
    if (!flipped) return;
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [frames, flipped]);
  return way;
}

/** Moves the image of a side along the way to the other side's place. */
export function shiftOf(side: Side, way: Way): CSSProperties {
  if (way === null) return {};
  const sign = side === 'left' ? 1 : -1;
  return { translate: `${sign * way.x}px ${sign * way.y}px` };
}
