/** One encoded image of a set: what a store, a folder or a zip file hands to the evaluation. */
export type NamedImage = {
  /** unique in its set; used in messages and tables */
  name: string;
  /** bytes that `read` will give, where that is known before; they are then its caller's own */
  size?: number;
  /** what the image lies in, where that is no file of its own as `read` would have it */
  format?: 'array';
  /** the bytes of an image file of any format that `decodeImage` reads */
  read: () => Promise<Uint8Array>;
};
