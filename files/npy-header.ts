/** What the header of a `.npy` file declares. */
export type NpyHeader = {
  /** letter of NumPy's kind: f, i, u, b or U */
  kind: string;
  /** bytes of a number; characters of a text */
  width: number;
  littleEndian: boolean;
  fortranOrder: boolean;
  shape: number[];
  /** elements: the product of the shape */
  count: number;
  /** where the values begin */
  start: number;
};

/** NumPy itself refuses to parse longer ones (numpy.lib.format, `max_header_size`). */
const MAX_HEADER_BYTES = 10_000;
const MAX_DIMENSIONS = 64;

/**
 * Reads the header of a `.npy` file, versions 1 to 3 (NEP 1). Fields that NumPy writes and nothing
 * else: a structured type, an object or a pickle is refused.
 *
 * @throws RangeError that says what is wrong with the file
 */
export function readNpyHeader(bytes: Uint8Array): NpyHeader {
  const { text, start } = headerText(bytes);
  requireFields(text);
  const type = /'descr'\s*:\s*'([<>|=])([a-zA-Z])(\d{1,9})'/.exec(text);
  const dims = /'shape'\s*:\s*\(([\dL\s,]*)\)/.exec(text)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  if (type === null || dims === undefined || order === undefined)
    throw new RangeError('its header names no array type that is read here');
  const shape = (dims.match(/\d+/g) ?? []).map(Number);
  const count = shape.reduce((product, size) => product * size, 1);
  const span = shape.reduce((product, size) => product * Math.max(size, 1), 1);
  if (shape.length > MAX_DIMENSIONS || !Number.isSafeInteger(span))
    throw new RangeError('its shape is beyond any array');
  const [, endian, kind, width] = type;
  if (kind === undefined) throw new RangeError('its header names no kind of element');
  return {
    kind,
    width: Number(width),
    littleEndian: endian !== '>',
    fortranOrder: order === 'True',
    shape,
    count,
    start,
  };
}

const FIELDS = ['descr', 'fortran_order', 'shape'];

/** A field that is named twice has two meanings, of which readers take one or the other. */
function requireFields(text: string): void {
  const named = Array.from(text.matchAll(/'(\w+)'\s*:/g), ([, field]) => field);
  const twice = FIELDS.find((field) => named.indexOf(field) !== named.lastIndexOf(field));
  if (twice !== undefined) throw new RangeError(`its header names its ${twice} twice`);
  const other = named.find((field) => field === undefined || !FIELDS.includes(field));
  if (other !== undefined) throw new RangeError(`its header has a field ${other} that none has`);
}

/** Whether a file begins as `.npy` files do, whatever its name. */
export function isNpy(head: Uint8Array): boolean {
  return head[0] === 0x93 && new TextDecoder('latin1').decode(head.subarray(1, 6)) === 'NUMPY';
}

function headerText(bytes: Uint8Array): { text: string; start: number } {
  const latin1 = new TextDecoder('latin1');
  if (bytes.length < 12 || !isNpy(bytes)) throw new RangeError('it does not begin as a .npy file');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = view.getUint8(6) >= 2;
  const begin = wide ? 12 : 10;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  if (length > MAX_HEADER_BYTES)
    throw new RangeError(`its header of ${length} bytes is longer than NumPy reads`);
  if (begin + length > bytes.length) throw new RangeError('it ends inside its header');
  return { text: latin1.decode(bytes.subarray(begin, begin + length)), start: begin + length };
}
