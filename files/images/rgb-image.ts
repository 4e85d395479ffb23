/** Eight-bit RGB pixels, row by row, three bytes a pixel. */
export type RgbImage = {
  width: number;
  height: number;
  /** `height * width * 3` bytes. */
  pixels: Uint8Array;
};
