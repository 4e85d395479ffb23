import type { ReactElement } from 'react';

/**
 * An image that is judged or compared, on a grey without hue. Its place is kept before it arrives,
 * so nothing moves.
 */
export function ImageFrame({
  src,
  alt,
  width,
  height,
}: {
  src: string;
  alt: string;
  width: number;
  height: number;
}): ReactElement {
  return (
    <span className="block self-start overflow-hidden rounded-sm bg-image-surround p-1">
      <img
        src={src}
        alt={alt}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
        className="block h-auto w-full"
      />
    </span>
  );
}

/** The place of an image that is not there (yet), with the reason. */
export function ImagePlaceholder({ reason }: { reason: string }): ReactElement {
  return (
    <span className="flex aspect-square items-center justify-center rounded-sm bg-image-surround p-3 text-center text-sm text-image-surround-ink">
      {reason}
    </span>
  );
}
