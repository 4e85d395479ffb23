import { stringify } from 'csv-stringify/sync';

/** A tidy table as CSV: numbers as numbers, `true` and `false`, nothing where there is no value. */
export function tidyCsv(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return stringify([[...head], ...rows], {
    record_delimiter: '\r\n',
    cast: { boolean: (value) => (value ? 'true' : 'false') },
  });
}
