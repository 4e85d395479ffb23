import { isKnownGlobal } from './pickle-globals.ts';
import { PickleStack } from './pickle-stack.ts';
import type { PickleValue } from './pickle-value.ts';

/** A pickle that nests or lists more than this is refused. */
const MAX_OPERATIONS = 20_000_000;

type Reader = { bytes: Uint8Array; view: DataView; at: number };
type Machine = {
  reader: Reader;
  stack: PickleStack;
  memo: Map<number, PickleValue>;
  script: boolean;
};
type Operation = (machine: Machine) => void;

/**
 * Reads a pickle, protocols 2 to 5, as data (see `PickleValue`): the part of the language that torch
 * writes. Throws RangeError at the first global that is not on the list, and at anything else that
 * a state dict has no need of.
 *
 * Source: Python's `pickletools`, which describes every operation.
 */
export function readPickle(
  bytes: Uint8Array,
  options: { start?: number; script?: boolean } = {},
): { value: PickleValue; end: number } {
  const { start = 0, script = false } = options;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = { bytes, view, at: start };
  const machine: Machine = { reader, stack: new PickleStack(), memo: new Map(), script };
  for (let count = 0; count < MAX_OPERATIONS; count++) {
    const code = readUnsigned(reader, 1);
    if (code === STOP) return { value: machine.stack.pop(), end: reader.at };
    const operation = OPERATIONS.get(code);
    if (operation === undefined)
      throw new RangeError(
        `its pickle has the operation ${code} at byte ${reader.at - 1}, which no weights need`,
      );
    operation(machine);
  }
  throw new RangeError('its pickle has too many operations');
}

const STOP = '.'.charCodeAt(0);

const push =
  (value: (machine: Machine) => PickleValue): Operation =>
  (machine) => {
    machine.stack.push(value(machine));
  };

const number = (size: number): Operation => push(({ reader }) => readUnsigned(reader, size));
const text = (size: number): Operation =>
  push(({ reader }) => Buffer.from(take(reader, readUnsigned(reader, size))).toString('utf8'));
const bytesOf = (size: number): Operation =>
  push(({ reader }) => take(reader, readUnsigned(reader, size)));
const long = (size: number): Operation =>
  push(({ reader }) => readLong(take(reader, readUnsigned(reader, size))));
const put =
  (size: number): Operation =>
  ({ reader, stack, memo }) => {
    memo.set(readUnsigned(reader, size), stack.top());
  };
const get = (size: number): Operation =>
  push(({ reader, memo }) => {
    const value = memo.get(readUnsigned(reader, size));
    if (value === undefined) throw new RangeError('its pickle recalls what it never kept');
    return value;
  });
const tuple = (size: number): Operation =>
  push(({ stack }) => ({ kind: 'tuple', items: stack.popMany(size) }));

/** By the letters of `pickletools`, or their numbers where they are no letters. */
const OPERATIONS = new Map<number, Operation>(
  (
    [
      [0x80, ({ reader }) => void readUnsigned(reader, 1)], // PROTO
      [0x95, ({ reader }) => void take(reader, 8)], // FRAME
      [
        '(',
        ({ stack }) => {
          stack.mark();
        },
      ],
      ['0', ({ stack }) => void stack.pop()],
      ['1', ({ stack }) => void stack.popToMark()],
      [
        '2',
        ({ stack }) => {
          stack.push(stack.top());
        },
      ],
      ['N', push(() => null)],
      [0x88, push(() => true)],
      [0x89, push(() => false)],
      ['K', number(1)],
      ['M', number(2)],
      ['J', push(({ reader }) => readUnsigned(reader, 4) | 0)],
      [0x8a, long(1)],
      [0x8b, long(4)],
      ['G', push(({ reader }) => readDouble(reader))],
      ['X', text(4)],
      [0x8c, text(1)],
      [0x8d, text(8)],
      ['T', text(4)],
      ['U', text(1)],
      ['B', bytesOf(4)],
      ['C', bytesOf(1)],
      ['}', push(() => ({ kind: 'dict', entries: [] }))],
      [']', push(() => ({ kind: 'list', items: [] }))],
      [')', push(() => ({ kind: 'tuple', items: [] }))],
      [0x85, tuple(1)],
      [0x86, tuple(2)],
      [0x87, tuple(3)],
      ['t', push(({ stack }) => ({ kind: 'tuple', items: stack.popToMark() }))],
      [
        'a',
        ({ stack }) => {
          stack.append(stack.popMany(1));
        },
      ],
      [
        'e',
        ({ stack }) => {
          stack.append(stack.popToMark());
        },
      ],
      [
        's',
        ({ stack }) => {
          stack.setItems(stack.popMany(2));
        },
      ],
      [
        'u',
        ({ stack }) => {
          stack.setItems(stack.popToMark());
        },
      ],
      ['q', put(1)],
      ['r', put(4)],
      [
        0x94,
        ({ stack, memo }) => {
          memo.set(memo.size, stack.top());
        },
      ], // MEMOIZE
      ['h', get(1)],
      ['j', get(4)],
      ['c', push((machine) => global(machine, `${line(machine.reader)}.${line(machine.reader)}`))],
      [0x93, push((machine) => global(machine, machine.stack.popMany(2).map(String).join('.')))],
      [
        'R',
        ({ stack }) => {
          stack.call();
        },
      ],
      [
        0x81,
        ({ stack }) => {
          stack.call();
        },
      ], // NEWOBJ
      [
        'b',
        ({ stack }) => {
          stack.build();
        },
      ],
      ['Q', push(({ stack }) => ({ kind: 'persistent', id: stack.pop() }))],
    ] satisfies [string | number, Operation][]
  ).map(([code, operation]) => [typeof code === 'string' ? code.charCodeAt(0) : code, operation]),
);

function global({ script }: Machine, name: string): PickleValue {
  if (isKnownGlobal(name, { script })) return { kind: 'global', name };
  throw new RangeError(`its pickle asks for ${name.slice(0, 100)}, which no weights need`);
}

function take(reader: Reader, length: number): Uint8Array {
  const end = reader.at + length;
  if (end > reader.bytes.length) throw new RangeError('its pickle breaks off');
  const taken = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  return taken;
}

function readUnsigned(reader: Reader, size: number): number {
  let value = 0;
  take(reader, size).forEach((byte, i) => (value += byte * 2 ** (8 * i)));
  return value;
}

function readDouble(reader: Reader): number {
  take(reader, 8);
  return reader.view.getFloat64(reader.at - 8);
}

/** Two's complement, little-endian; a number where it is one. */
function readLong(bytes: Uint8Array): number | bigint {
  if (bytes.length > 16) throw new RangeError('its pickle has a number of too many digits');
  let value = 0n;
  bytes.forEach((byte, i) => (value |= BigInt(byte) << BigInt(8 * i)));
  const signed = bytes.length === 0 ? 0n : BigInt.asIntN(8 * bytes.length, value);
  const plain = Number(signed);
  return Number.isSafeInteger(plain) ? plain : signed;
}

function line(reader: Reader): string {
  const end = reader.bytes.indexOf(0x0a, reader.at);
  if (end < 0 || end - reader.at > 500) throw new RangeError('its pickle breaks off');
  const text = Buffer.from(reader.bytes.subarray(reader.at, end)).toString('latin1');
  reader.at = end + 1;
  return text;
}
