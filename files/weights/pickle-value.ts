/**
 * What a pickle says, as data: a global is its name and a call is written down, never made. Nothing
 * in here can do anything.
 */
export type PickleValue = null | boolean | number | bigint | string | Uint8Array | CompositeValue;

type Entries = [PickleValue, PickleValue][];

export type CompositeValue =
  | { kind: 'tuple' | 'list'; items: PickleValue[] }
  | { kind: 'dict'; entries: Entries }
  | { kind: 'global'; name: string }
  | { kind: 'call'; name: string; args: PickleValue[]; entries: Entries; state: PickleValue }
  | { kind: 'persistent'; id: PickleValue };

/** A value that has parts; undefined for one that has none. */
export function composite(value: PickleValue | undefined): CompositeValue | undefined {
  const parted = typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
  return parted ? value : undefined;
}

/** The entries of a dictionary, plain or ordered; undefined for anything else. */
export function entriesOf(value: PickleValue): Entries | undefined {
  const found = composite(value);
  if (found?.kind === 'dict') return found.entries;
  return found?.kind === 'call' && found.name === 'collections.OrderedDict'
    ? found.entries
    : undefined;
}

/** The items of a tuple or list; undefined for anything else. */
export function itemsOf(value: PickleValue | undefined): PickleValue[] | undefined {
  const found = composite(value);
  return found?.kind === 'tuple' || found?.kind === 'list' ? found.items : undefined;
}
