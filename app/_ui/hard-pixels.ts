import type { SyntheticEvent } from 'react';

/** Narrower images are shown enlarged. */
const SMALL_WIDTH = 256;

/**
 * Whether an image is shown enlarged, each pixel as a square: smoothed, one would judge the browser's
 * filter rather than the image.
 *
 * @param width in pixels of the image
 */
export function hasHardPixels(width: number): boolean {
  return width < SMALL_WIDTH;
}

/** For `onLoad` of an image whose width is not known before it is there. */
export function hardenPixels({ currentTarget: image }: SyntheticEvent<HTMLImageElement>): void {
  image.style.imageRendering = hasHardPixels(image.naturalWidth) ? 'pixelated' : '';
}
