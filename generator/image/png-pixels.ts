import sharp from 'sharp';

export type PngPixels = { pixels: Buffer; width: number; height: number };

/** The 8-bit RGB pixels of a PNG as the generator writes it. */
export async function pngPixels(png: Buffer): Promise<PngPixels> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}
