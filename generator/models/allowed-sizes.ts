import { IMAGE_SIDE } from '#domain/arm-settings.ts';

/** What sizes of images a model can make, in pixels. */
export type AllowedSizes = {
  /** width and height are multiples of it */
  multipleOf: number;
  /** the only width and height of a model that was exported with fixed ones */
  width: number | null;
  height: number | null;
};

/** The allowed sizes in words: `width and height in multiples of 64, from 64 to 4096`. */
export function describeSizes({ multipleOf, width, height }: AllowedSizes): string {
  const free = `in multiples of ${multipleOf}, from ${Math.max(multipleOf, IMAGE_SIDE.least)} to ${IMAGE_SIDE.most}`;
  if (width !== null && height !== null) return `${width} x ${height} only`;
  if (width !== null) return `width ${width} only, height ${free}`;
  if (height !== null) return `height ${height} only, width ${free}`;
  return `width and height ${free}`;
}

/**
 * What is wrong with one side of an image, with the allowed sizes and what to write in its place;
 * null when the model can make it.
 */
export function refusalOfSide(
  name: 'width' | 'height',
  side: number,
  sizes: AllowedSizes,
): string | null {
  const { multipleOf, [name]: only } = sizes;
  const fits = only === null ? side % multipleOf === 0 : side === only;
  if (fits) return null;
  const below = Math.floor(side / multipleOf) * multipleOf;
  const nearest = below === 0 ? String(multipleOf) : `${below} or ${below + multipleOf}`;
  return `is ${side}, and the model makes ${describeSizes(sizes)}: write ${only ?? nearest}`;
}
