import type { TiffTags } from './tiff-tags.ts';

/** The same TIFF with another short number at a place of its directory; as it is where there is none. */
export function withTag(
  bytes: Uint8Array,
  { bigEndian }: TiffTags,
  { at, value }: { at: number | undefined; value: number },
): Uint8Array {
  if (at === undefined) return bytes;
  const copy = Uint8Array.from(bytes);
  new DataView(copy.buffer).setUint16(at, value, !bigEndian);
  return copy;
}
