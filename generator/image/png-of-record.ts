import type { SampleRecord } from '../manifest/sample-record.ts';
import { encodePng } from './encode-png.ts';
import type { PngPixels } from './png-pixels.ts';
import { pngTexts } from './png-texts.ts';

/**
 * The PNG of a sample from its pixels and its record: the bytes that were written when it was made,
 * since nothing of the moment is in them (`pngTexts`).
 */
export function pngOfRecord(image: PngPixels, record: SampleRecord): Promise<Buffer> {
  return encodePng({ ...image, texts: pngTexts(record) });
}
