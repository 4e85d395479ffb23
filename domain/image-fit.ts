/**
 * How images of several sizes are shown beside each other: whole, on a neutral ground, in the frame
 * that all of them fill (contain); filling that frame, their edges cut off (cover); or each at its
 * own size (native).
 */
export const FITS = ['contain', 'cover', 'native'] as const;

export type ImageFit = (typeof FITS)[number];
