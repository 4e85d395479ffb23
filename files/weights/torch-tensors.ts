import { ELEMENT_TYPES, lastElement } from './element-type.ts';
import type { ElementType } from './element-type.ts';
import { composite, entriesOf, itemsOf } from './pickle-value.ts';
import type { PickleValue } from './pickle-value.ts';

/** Where the elements of a tensor lie in a torch file. */
export type TensorPlace = {
  storage: string;
  type: ElementType;
  offset: number;
  shape: number[];
  strides: number[];
};

const TYPE_OF_STORAGE: Record<string, ElementType> = {
  'torch.DoubleStorage': 'float64',
  'torch.FloatStorage': 'float32',
  'torch.HalfStorage': 'float16',
  'torch.BFloat16Storage': 'bfloat16',
  'torch.LongStorage': 'int64',
  'torch.IntStorage': 'int32',
  'torch.ShortStorage': 'int16',
  'torch.CharStorage': 'int8',
  'torch.ByteStorage': 'uint8',
  'torch.BoolStorage': 'bool',
};

const MAX_AXES = 16;
const MAX_DEPTH = 32;
const MAX_ELEMENTS = 2 ** 31;

/** Names that a training script keeps a state dict under, among other things. */
const WRAPPERS = ['state_dict', 'model_state_dict', 'model', 'net'];

/**
 * The tensors that a pickle of torch names, by their names. A TorchScript module is walked by its
 * attributes; of a dictionary the tensors count, or those of the state dict in it. Throws RangeError
 * where there are none.
 */
export function torchTensors(root: PickleValue): Map<string, TensorPlace> {
  const entries = entriesOf(root);
  const found = new Map<string, TensorPlace>();
  if (entries === undefined) walkModule(root, '', found, 0);
  else
    for (const [name, value] of entries) {
      const place = tensorPlace(value);
      if (typeof name === 'string' && place !== undefined) found.set(name, place);
    }
  if (found.size > 0) return found;
  for (const [name, value] of entries ?? [])
    if (typeof name === 'string' && WRAPPERS.includes(name) && entriesOf(value) !== undefined)
      return torchTensors(value);
  throw new RangeError('it holds no tensors by name');
}

function walkModule(
  value: PickleValue,
  prefix: string,
  found: Map<string, TensorPlace>,
  depth: number,
): void {
  const place = tensorPlace(value);
  if (place !== undefined) {
    found.set(prefix, place);
    return;
  }
  const module = composite(value);
  if (module?.kind !== 'call' || depth > MAX_DEPTH) return;
  for (const [name, attribute] of entriesOf(module.state) ?? [])
    if (typeof name === 'string')
      walkModule(attribute, prefix === '' ? name : `${prefix}.${name}`, found, depth + 1);
}

function tensorPlace(value: PickleValue | undefined): TensorPlace | undefined {
  const call = composite(value);
  if (call?.kind !== 'call') return undefined;
  if (call.name === 'torch._utils._rebuild_parameter') return tensorPlace(call.args[0]);
  if (!call.name.startsWith('torch._utils._rebuild_tensor')) return undefined;
  const [storage, offset, shape, strides] = call.args;
  const { key, type } = storageOf(storage);
  const place = {
    storage: key,
    type,
    offset: whole(offset),
    shape: (itemsOf(shape) ?? broken()).map(whole),
    strides: (itemsOf(strides) ?? broken()).map(whole),
  };
  const elements = place.shape.reduce((product, length) => product * length, 1);
  if (place.shape.length > MAX_AXES || place.shape.length !== place.strides.length) broken();
  if (elements > MAX_ELEMENTS) broken();
  return place;
}

/** A storage is named by ('storage', its type, its key, its device, its number of elements). */
function storageOf(value: PickleValue | undefined): { key: string; type: ElementType } {
  const named = composite(value);
  if (named?.kind !== 'persistent') return broken();
  const [word, global, key] = itemsOf(named.id) ?? broken();
  const of = composite(global);
  const type = of?.kind === 'global' ? TYPE_OF_STORAGE[of.name] : undefined;
  if (word !== 'storage' || type === undefined || typeof key !== 'string') return broken();
  return { key, type };
}

function whole(value: PickleValue | undefined): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : broken();
}

function broken(): never {
  throw new RangeError('its pickle describes a tensor that cannot be');
}

/** Bytes of a storage that all tensors in it need. */
export function bytesNeeded({ type, offset, shape, strides }: TensorPlace): number {
  if (shape.includes(0)) return 0;
  return (lastElement({ offset, shape, strides }) + 1) * ELEMENT_TYPES[type].bytes;
}
