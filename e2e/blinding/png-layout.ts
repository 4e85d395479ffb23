/**
 * What can be read of a PNG without looking at its pixels: the names of its chunks, repeated ones
 * once, and its header (size, bit depth, colour type).
 */
export function readPngLayout(png: Buffer): { chunks: string[]; header: string } {
  const chunks: string[] = [];
  let header = '';
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    if (name === 'IHDR') header = png.toString('hex', at + 8, at + 8 + length);
    if (chunks.at(-1) !== name) chunks.push(name);
    at += 12 + length;
  }
  return { chunks, header };
}
