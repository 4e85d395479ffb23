import { open, readFile, stat } from 'node:fs/promises';
import { ELEMENT_TYPES, readElements } from './element-type.ts';
import type { ElementType } from './element-type.ts';
import { entriesOf, itemsOf } from './pickle-value.ts';
import type { PickleValue } from './pickle-value.ts';
import { readPickle } from './read-pickle.ts';
import type { StateDict, StoredTensor } from './state-dict.ts';
import { bytesNeeded, torchTensors } from './torch-tensors.ts';
import type { TensorPlace } from './torch-tensors.ts';

/** The first pickle of the format is this number. */
const MAGIC = 0x1950a86a20f9469cfc6cn;
const PROTOCOL = 1001;

const MAX_FILE_BYTES = 1024 * 1024 * 1024;

/** The file's first bytes: a pickle (protocol 2) of the ten bytes of the magic number. */
export function isTorchLegacy(head: Uint8Array): boolean {
  return head[0] === 0x80 && head[2] === 0x8a && head[3] === 10;
}

/**
 * Reads the format of `torch.save` before torch 1.6 (and of `_use_new_zipfile_serialization=False`):
 * pickles of a magic number, the protocol, the system, the object and the storages' keys, and then
 * each storage as its number of elements and these.
 */
export async function readTorchLegacy(path: string): Promise<StateDict> {
  const { size } = await stat(path);
  if (size > MAX_FILE_BYTES) throw new RangeError(`its ${size} bytes are too many`);
  const bytes = await readFile(path);
  let at = 0;
  const next = (): PickleValue => {
    const { value, end } = readPickle(bytes, { start: at });
    at = end;
    return value;
  };
  if (next() !== MAGIC) throw new RangeError('it does not begin as a file of torch');
  if (next() !== PROTOCOL) throw new RangeError('it is of an unknown protocol of torch');
  const system = new Map(entriesOf(next()) ?? []);
  if (system.get('little_endian') === false) throw new RangeError('its bytes are big-endian');
  const places = torchTensors(next());
  const storages = storageRanges(bytes, { start: at, places });
  const tensors = new Map<string, StoredTensor>();
  for (const [name, place] of places) {
    const storage = storages.get(place.storage);
    if (storage === undefined || bytesNeeded(place) > storage.end - storage.start)
      throw new RangeError(`the storage of its tensor ${name} is missing or too short`);
    tensors.set(name, { shape: place.shape, read: () => readFrom(path, storage, place) });
  }
  return { tensors, format: 'torch, legacy', close: () => Promise.resolve() };
}

type Range = { start: number; end: number };

function storageRanges(
  bytes: Buffer,
  { start, places }: { start: number; places: ReadonlyMap<string, TensorPlace> },
): Map<string, Range> {
  const { value, end } = readPickle(bytes, { start });
  const types = new Map<PickleValue, ElementType>(
    [...places.values()].map(({ storage, type }) => [storage, type]),
  );
  const ranges = new Map<string, Range>();
  let at = end;
  for (const key of itemsOf(value) ?? []) {
    const type = types.get(key);
    if (type === undefined || typeof key !== 'string')
      throw new RangeError('it has a storage that no tensor of its state dict uses');
    if (at + 8 > bytes.length) throw new RangeError('it breaks off among its storages');
    const first = at + 8;
    at = first + Number(bytes.readBigUInt64LE(at)) * ELEMENT_TYPES[type].bytes;
    if (!(at <= bytes.length)) throw new RangeError('it breaks off among its storages');
    ranges.set(key, { start: first, end: at });
  }
  return ranges;
}

async function readFrom(path: string, range: Range, place: TensorPlace): Promise<Float64Array> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(range.end - range.start);
    await file.read(bytes, 0, bytes.length, range.start);
    return readElements({ bytes, ...place });
  } finally {
    await file.close();
  }
}
