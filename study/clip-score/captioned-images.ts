import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';

/** Images and the prompt that each was made from. */
export type CaptionedImages = {
  /** its names are the keys of `captions` */
  set: ImageSet;
  captions: ReadonlyMap<string, string>;
};
