import type { NamedImage } from './named-image.ts';

/** A set of images to measure: from a folder, a zip file, a store, a run. */
export type ImageSet = {
  /** what messages call it, e.g. the path as given */
  label: string;
  count: number;
  /** may be iterated more than once */
  images: () => AsyncIterable<NamedImage>;
  close?: () => Promise<void>;
};

/** File endings taken for images. Formats that cannot be decoded are not passed over in silence. */
export const IMAGE_FILE = /\.(png|jpe?g|webp|tiff?|gif|avif|bmp|ppm|pgm)$/i;
