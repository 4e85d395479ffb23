import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { VOTE_COLUMNS, voteRowSchema, type VoteRow } from '#domain/vote-row.ts';
import { consistentVotes } from '../fixtures/consistent-votes.ts';
import { createConsistency } from './consistency.ts';
import { withoutFormulaGuard } from './formula-guard.ts';
import { readVotesCsv } from './read-votes-csv.ts';

/** What a file gives: its rows and what is noted, or why it is refused. */
type Reading = { rows: VoteRow[]; notes: string[]; refusal: string | null };

/** How a file of the property is written. */
type Dialect = { delimiter: string; lineEnd: '\n' | '\r\n' | '\r'; isMarked: boolean };

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, size: number): Promise<Reading> {
  const reading: Reading = { rows: [], notes: [], refusal: null };
  const source = chunksOf(bytes, size);
  try {
    for await (const rows of readVotesCsv(source, 'f', (note) => reading.notes.push(note)))
      reading.rows.push(...rows);
    return reading;
  } catch (error) {
    if (error instanceof UserError) return { rows: [], notes: [], refusal: error.message };
    throw error;
  }
}

/** The records of a whole text by csv-parse, with the line that each begins on, up to a wrong quote. */
function recordsOf(
  text: string,
  { delimiter, lineEnd }: Dialect,
): { records: { line: number; fields: string[] }[]; wrongQuote: number | null } {
  const records: { line: number; fields: string[] }[] = [];
  let line = 1;
  let twice = 0;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      record_delimiter: lineEnd === '\r' ? '\r' : ['\r\n', '\n'],
      on_record: (fields: string[], { lines }) => {
        records.push({ line, fields });
        // csv-parse counts a CR LF within a field as two lines
        twice += fields.join().split('\r\n').length - 1;
        line = lines + 1 - twice;
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return { records, wrongQuote: line };
    throw error;
  }
  return { records, wrongQuote: null };
}

/** Reads as simply as it can be said: all text at once, each row by the schema. */
function readSimply(text: string, dialect: Dialect): Reading {
  const { records, wrongQuote } = recordsOf(text, dialect);
  const consistency = createConsistency('f');
  const rows: VoteRow[] = [];
  let blank = 0;
  const refused = (refusal: string): Reading => ({ rows: [], notes: [], refusal });
  for (const { line, fields } of records.slice(1)) {
    if (fields.length === 1 && fields[0] === '') continue;
    if (fields.every((field) => field.trim() === '')) {
      blank += 1;
      continue;
    }
    if (fields.length !== VOTE_COLUMNS.length)
      return refused(`f, line ${line} has ${fields.length} `);
    const cells = new Map<PropertyKey, string>(
      VOTE_COLUMNS.map((column, i) => [column, withoutFormulaGuard(at(fields, i, 'the fields'))]),
    );
    const parsed = voteRowSchema.safeParse(Object.fromEntries(cells));
    if (!parsed.success) {
      const { path, message } = at(parsed.error.issues, 0, 'the issues');
      const column = at(path, 0, 'the path of an issue');
      const cell = JSON.stringify(cells.get(column));
      return refused(`f, line ${line}: ${String(column)} ${cell} ${message};`);
    }
    try {
      consistency.check(parsed.data, line);
    } catch (error) {
      if (error instanceof UserError) return refused(error.message);
      throw error;
    }
    rows.push(parsed.data);
  }
  if (wrongQuote !== null) return refused(`f, line ${wrongQuote} `);
  const passed = blank === 1 ? '1 row' : `${blank} rows`;
  const noted = blank === 0 ? [] : [`${passed} without any value in f: passed over.`];
  return { rows, notes: [...consistency.notes(), ...noted], refusal: null };
}

/** Cells that a hand or a program may write: right, right in another form, doubtful or wrong. */
const anyCell = fc.constantFrom(
  ...[
    '',
    ' ',
    'a',
    'B ',
    'x"y',
    'two\nlines',
    'two\r\nlines',
    'x,y;z',
    "'=1",
    '=1',
    'é😀',
    '\ufeff',
  ],
  ...['left', 'main', 'gold', 'undo', 'TRUE', 'unknown', '007', '1.5', '2.500', '-1', '1,5'],
  ...['2026-02-28T10:00:00Z', '2026-02-30T10:00:00Z', '2026-01-05 09:00', '2026-01-05T09:00:00.5Z'],
  ...['0001-01-05T09:00:00Z', '1970-01-01T00:00:00.000Z', '9999-12-31T23:59:59Z'],
);

type Slip = {
  row: number;
  column: number;
  cell: string;
  kind: 'cell' | 'blank' | 'twice' | 'quote';
};

const anySlip: fc.Arbitrary<Slip> = fc.record({
  row: fc.nat(20),
  column: fc.nat(VOTE_COLUMNS.length - 1),
  cell: anyCell,
  kind: fc.constantFrom('cell', 'cell', 'cell', 'blank', 'twice', 'quote'),
});

/** The text of a file with slips in it. */
function write(rows: readonly VoteRow[], slips: readonly Slip[], dialect: Dialect): string {
  const table = rows.map((row) => VOTE_COLUMNS.map((column) => textOf(row[column])));
  for (const { row, column, cell, kind } of slips) {
    const place = row % table.length;
    if (kind === 'cell') at(table, place, 'the rows')[column] = cell;
    if (kind === 'blank')
      table.splice(
        place,
        0,
        VOTE_COLUMNS.map(() => ''),
      );
    if (kind === 'twice') table.splice(place, 0, [...at(table, place, 'the rows')]);
  }
  const { delimiter, lineEnd } = dialect;
  const text = stringify([[...VOTE_COLUMNS], ...table], {
    delimiter,
    record_delimiter: lineEnd,
    quoted_match: /[\r\n]/,
  });
  const quotes = slips.filter(({ kind }) => kind === 'quote');
  return quotes.reduce((written, { row, column }) => {
    const place = (row * 97 + column * 31) % written.length;
    return `${written.slice(0, place)}"${written.slice(place)}`;
  }, text);
}

describe('reading a votes file by its bytes', () => {
  it('gives the rows, notes and refusals that the simplest reading gives, with their lines', async () => {
    const tally = { read: 0, refused: 0 };
    const anyDialect = fc.record<Dialect>({
      delimiter: fc.constantFrom(',', ';', '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      isMarked: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat().map(consistentVotes),
        fc.array(anySlip, { maxLength: 2 }),
        anyDialect,
        fc.integer({ min: 1, max: 3000 }),
        async (rows, slips, dialect, size) => {
          const text = write(rows, slips, dialect);
          // a quotation mark in the header leaves the dialect untold
          fc.pre(text.startsWith(VOTE_COLUMNS.join(dialect.delimiter)));
          const found = await read(Buffer.from(`${dialect.isMarked ? '\ufeff' : ''}${text}`), size);
          const simply = readSimply(text, dialect);
          tally[simply.refusal === null ? 'read' : 'refused'] += 1;
          if (simply.refusal === null) expect(found).toEqual(simply);
          else expect(found.refusal?.slice(0, simply.refusal.length)).toBe(simply.refusal);
        },
      ),
      { numRuns: 120 },
    );
    expect(Math.min(tally.read, tally.refused)).toBeGreaterThan(10);
  });
});

function textOf(value: VoteRow[keyof VoteRow]): string {
  return value === null ? '' : String(value);
}
