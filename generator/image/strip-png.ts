import { readPngChunks, writePngChunks } from '#files/png-chunks.ts';

/** The chunks that decide how pixels look; all others can tell where an image comes from. */
const PIXEL_CHUNKS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS']);

/**
 * A PNG with its pixels and nothing else: what raters get. The same pixels from the same encoder
 * give the same bytes.
 *
 * @throws UserError `bad-png`
 */
export function stripPng(png: Buffer): Buffer {
  return writePngChunks(readPngChunks(png).filter(({ type }) => PIXEL_CHUNKS.has(type)));
}
