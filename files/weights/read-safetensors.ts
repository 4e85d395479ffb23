import { open, stat } from 'node:fs/promises';
import { z } from 'zod';
import { ELEMENT_TYPES, readElements } from './element-type.ts';
import type { ElementType } from './element-type.ts';
import type { StateDict, StoredTensor } from './state-dict.ts';

/** As the format's own library limits it. */
const MAX_HEADER_BYTES = 100_000_000;

const TYPES: Record<string, ElementType> = {
  F64: 'float64',
  F32: 'float32',
  F16: 'float16',
  BF16: 'bfloat16',
  I64: 'int64',
  I32: 'int32',
  I16: 'int16',
  I8: 'int8',
  U8: 'uint8',
  BOOL: 'bool',
};

const whole = z.number().int().nonnegative();
const tensorHeader = z.object({
  dtype: z.string(),
  shape: z.array(whole).max(16),
  data_offsets: z.tuple([whole, whole]),
});
const fileHeader = z.record(z.string(), z.unknown());

/**
 * Reads a `.safetensors` file: the length of a header, the header (JSON: type, shape and place of
 * each tensor), the elements. Throws RangeError for a broken one.
 *
 * Source: the format's description in huggingface/safetensors.
 */
export async function readSafetensors(path: string): Promise<StateDict> {
  const { size } = await stat(path);
  const head = await readRange(path, 0, 8);
  const length = Number(head.readBigUInt64LE(0));
  if (length > MAX_HEADER_BYTES || 8 + length > size)
    throw new RangeError('its header is longer than the file');
  const header = parseHeader(await readRange(path, 8, length));
  const tensors = new Map<string, StoredTensor>();
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    tensors.set(name, storedTensor({ path, name, value, start: 8 + length, size }));
  }
  return { tensors, format: 'safetensors', close: () => Promise.resolve() };
}

function parseHeader(bytes: Buffer): z.infer<typeof fileHeader> {
  try {
    return fileHeader.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new RangeError('its header is no JSON object', { cause });
  }
}

function storedTensor(options: {
  path: string;
  name: string;
  value: unknown;
  start: number;
  size: number;
}): StoredTensor {
  const { path, name, value, start, size } = options;
  const parsed = tensorHeader.safeParse(value);
  const type = parsed.success ? TYPES[parsed.data.dtype] : undefined;
  if (!parsed.success || type === undefined)
    throw new RangeError(`its tensor ${name.slice(0, 100)} is described wrongly`);
  const { shape, data_offsets: offsets } = parsed.data;
  const [from, to] = offsets;
  const count = shape.reduce((product, length) => product * length, 1);
  if (to - from !== count * ELEMENT_TYPES[type].bytes || start + to > size)
    throw new RangeError(`its tensor ${name.slice(0, 100)} does not fit its place`);
  const strides = shape.map((_, i) => shape.slice(i + 1).reduce((a, b) => a * b, 1));
  return {
    shape,
    read: async () => {
      const bytes = await readRange(path, start + from, to - from);
      return readElements({ bytes, type, offset: 0, shape, strides });
    },
  };
}

async function readRange(path: string, start: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(length);
    const { bytesRead } = await file.read(bytes, 0, length, start);
    if (bytesRead < length) throw new RangeError('it breaks off');
    return bytes;
  } finally {
    await file.close();
  }
}
