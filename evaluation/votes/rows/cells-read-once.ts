import { ByteMap } from './byte-map.ts';
import type { CsvScanner } from './csv-scanner.ts';

/** What some cells of the record that a scanner stands at mean; undefined where that cannot be told. */
export type ReadCells<Value> = (record: CsvScanner) => Value | undefined;

/**
 * Reads the cells in some fields (-1: the file has none), each different content of them once: most rows
 * have a rater, a pair and an answer that another row had.
 *
 * @param read tells what the cells mean
 */
export function cellsReadOnce<Value>(
  fields: readonly number[],
  read: ReadCells<Value>,
): ReadCells<Value> {
  const there = fields.filter((field) => field >= 0).toSorted((a, b) => a - b);
  const [first, last] = [there[0], there.at(-1)];
  const known = new ByteMap<Value>();
  if (first === undefined || last === undefined) return read;
  if (last - first + 1 > there.length) return apartReadOnce(there, { known, read });
  return (record) => {
    const { view } = record;
    const start = record.start(first);
    const end = record.end(last);
    const met = known.get(view, start, end);
    if (met !== undefined) return met;
    const value = read(record);
    if (value !== undefined) known.set(view, start, end, value);
    return value;
  };
}

/** The same where the fields do not follow each other: found by a copy in which they do. */
function apartReadOnce<Value>(
  fields: readonly number[],
  { known, read }: { known: ByteMap<Value>; read: ReadCells<Value> },
): ReadCells<Value> {
  let copy = Buffer.alloc(1024);
  return (record) => {
    const length = fields.reduce(
      (sum, field) => sum + record.end(field) - record.start(field) + 1,
      0,
    );
    if (length > copy.length) copy = Buffer.alloc(2 * length);
    let end = 0;
    for (const field of fields) {
      end += record.bytes.copy(copy, end, record.start(field), record.end(field));
      // no text holds it, so that it parts two cells whatever they hold
      end = copy.writeUInt8(0, end);
    }
    const view = new DataView(copy.buffer, copy.byteOffset, end);
    const met = known.get(view, 0, end);
    if (met !== undefined) return met;
    const value = read(record);
    if (value !== undefined) known.set(view, 0, end, value);
    return value;
  };
}
