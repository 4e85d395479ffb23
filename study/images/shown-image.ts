import { fitImage } from '#generator/image/fit-image.ts';
import type { Frame } from '#generator/image/fit-image.ts';
import { stripPng } from '#generator/image/strip-png.ts';
import type { ImageFit } from '#domain/image-fit.ts';

/** What raters see of an image: its pixels alone, fitted to a frame where it is not of its size. */
export async function shownImage(
  png: Buffer,
  options: { size: Frame; frame: Frame; fit: ImageFit },
): Promise<Buffer> {
  const { size, frame, fit } = options;
  const isSame = size.width === frame.width && size.height === frame.height;
  return fit === 'native' || isSame ? stripPng(png) : fitImage(png, frame, fit);
}
