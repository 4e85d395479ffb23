import sharp from 'sharp';
import { readPngChunks, textChunk, writePngChunks } from '#files/png-chunks.ts';

/**
 * Encodes 8-bit RGB as a PNG with text chunks (keyword to text) before its pixels. The bytes depend
 * on nothing but the pixels and the texts (and the version of the encoder).
 */
export async function encodePng(options: {
  pixels: Uint8Array;
  width: number;
  height: number;
  texts: Readonly<Record<string, string>>;
}): Promise<Buffer> {
  const { pixels, width, height, texts } = options;
  const plain = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6, adaptiveFiltering: true })
    .toBuffer();
  const kept = readPngChunks(plain).filter(({ type }) => ['IHDR', 'IDAT', 'IEND'].includes(type));
  const added = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  return writePngChunks([...kept.slice(0, 1), ...added, ...kept.slice(1)]);
}
