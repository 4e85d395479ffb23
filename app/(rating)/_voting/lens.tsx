import type { ReactElement } from 'react';
import { hardenPixels } from '../../_ui/hard-pixels.ts';
import { LOUPE_SCALE, LOUPE_SIDE } from './loupe-point.ts';
import type { LoupePoint } from './loupe-point.ts';

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

/** A square lens over an image, which shows the part around `point` enlarged. */
export function Lens({
  src,
  point,
  ratio,
}: {
  src: string;
  point: LoupePoint;
  /** width of the image over its height */
  ratio: number;
}): ReactElement {
  const width = LOUPE_SCALE / LOUPE_SIDE;
  const height = width / ratio;
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute aspect-square -translate-x-1/2 -translate-y-1/2 overflow-hidden rounded-md bg-image-surround shadow-overlay outline-2 outline-surface"
      style={{ width: percent(LOUPE_SIDE), left: percent(point.x), top: percent(point.y) }}
    >
      <img
        src={src}
        alt=""
        onLoad={hardenPixels}
        className="absolute max-w-none"
        style={{
          width: percent(width),
          height: percent(height),
          left: percent(0.5 - point.x * width),
          top: percent(0.5 - point.y * height),
        }}
      />
    </span>
  );
}
