import type { ReactElement } from 'react';
import { classNames } from './class-names.ts';
import { hasHardPixels } from './hard-pixels.ts';

/**
 * An image that is judged or compared, on a grey without hue. Its place is kept before it arrives,
 * so nothing moves. A small one fills the place that there is. One that is `inSight` when the page opens
 * is asked for with the page, any other when it comes near.
 */
export function ImageFrame({
  src,
  alt,
  width,
  height,
  inSight = false,
}: {
  src: string;
  alt: string;
  width: number;
  height: number;
  inSight?: boolean;
}): ReactElement {
  const isEnlarged = hasHardPixels(width);
  return (
    <span
      className={classNames(
        'block self-start overflow-hidden rounded-sm bg-image-surround p-1',
        isEnlarged && 'w-full max-w-112',
      )}
    >
      <img
        src={src}
        alt={alt}
        width={width}
        height={height}
        loading={inSight ? 'eager' : 'lazy'}
        decoding="async"
        className={classNames('block h-auto w-full', isEnlarged && '[image-rendering:pixelated]')}
      />
    </span>
  );
}

/** An image whose size is not known before it is there, in a square place of its own. */
export function LooseImage({
  src,
  alt,
  onError,
}: {
  src: string;
  alt: string;
  onError?: () => void;
}): ReactElement {
  return (
    <span className="block aspect-square overflow-hidden rounded-sm bg-image-surround p-1">
      <img
        src={src}
        alt={alt}
        decoding="async"
        onError={onError}
        className="block size-full object-contain"
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
