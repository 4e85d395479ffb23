/** An image of more pixels is refused before it is unpacked (a bomb, or a scan of a map). */
export const MAX_IMAGE_PIXELS = 100_000_000;

/** Throws RangeError for an image without pixels or with more than the limit. */
export function requirePixelCount(width: number, height: number): void {
  if (!(width >= 1 && height >= 1)) throw new RangeError(`it is ${width} x ${height} pixels`);
  if (width * height > MAX_IMAGE_PIXELS)
    throw new RangeError(
      `its ${width} x ${height} pixels exceed the pixel limit of ${MAX_IMAGE_PIXELS}`,
    );
}
