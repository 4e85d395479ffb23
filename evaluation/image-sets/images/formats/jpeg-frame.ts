/** What the frame header of a JPEG says (ITU-T T.81, B.2.2). */
export type JpegFrame = { width: number; height: number; components: number };

const MARKER = 0xff;
const START_OF_SCAN = 0xda;

/** Markers C0 to CF start a frame, but for those of tables (C4, CC) and the one reserved (C8). */
function startsFrame(kind: number): boolean {
  return kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
}

/** The frame header of a JPEG file; undefined where none is found before the first scan. */
export function jpegFrame(bytes: Uint8Array): JpegFrame | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 10 <= bytes.length && bytes[at] === MARKER) {
    const kind = view.getUint8(at + 1);
    if (kind === START_OF_SCAN) return undefined;
    if (kind === MARKER) {
      at += 1;
      continue;
    }
    if (startsFrame(kind))
      return {
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
      };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
