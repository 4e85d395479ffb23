/** One encoded image of a set: what a store, a folder or a zip file hands to the evaluation. */
export type NamedImage = {
  /** unique in its set; used in messages and tables */
  name: string;
  /** the bytes of the PNG, JPEG, WebP, TIFF, GIF or AVIF file */
  read: () => Promise<Uint8Array>;
};
