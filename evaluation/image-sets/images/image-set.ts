import type { NamedImage } from './named-image.ts';

/** A file of a set that is not measured, and why, in words that follow its name. */
export type SetAside = {
  file: string;
  reason: string;
  /** for `--debug`: the failure that this came of */
  cause?: unknown;
};

/** A set of images to measure: from a folder, a zip file, an array of images, a store, a run. */
export type ImageSet = {
  /** what messages call it, e.g. the path as given */
  label: string;
  /** images that `images` gives; some may turn out to be broken */
  count: number;
  /** may be iterated more than once */
  images: () => AsyncIterable<NamedImage>;
  /** files that are called images and are none by their content: as bad as broken ones */
  unreadable?: readonly SetAside[];
  /** files that are neither called images nor are any: passed over, but never in silence */
  leftOut?: readonly SetAside[];
  close?: () => Promise<void>;
};

/** File endings that promise an image. */
const IMAGE_ENDING =
  /\.(?:png|apng|jpe?g|jpe|jfif|webp|tiff?|gif|avif|hei[cf]|jxl|bmp|dib|p[bgpnf]m|svg)$/i;

/** Whether a file's name says that it is an image. */
export function isCalledImage(name: string): boolean {
  return IMAGE_ENDING.test(name);
}
