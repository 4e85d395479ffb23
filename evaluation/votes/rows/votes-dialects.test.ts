import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VOTE_COLUMNS, type VoteRow } from '#domain/vote-row.ts';
import { consistentVotes } from '../fixtures/consistent-votes.ts';
import { readVotesCsv } from './read-votes-csv.ts';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, size = 50): Promise<{ rows: VoteRow[]; notes: string[] }> {
  const notes: string[] = [];
  const source = chunksOf(bytes, size);
  const batches = await Array.fromAsync(readVotesCsv(source, 'v.csv', (note) => notes.push(note)));
  return { rows: batches.flat(), notes };
}

const encodings: Record<string, (text: string) => Buffer> = {
  plain: (text) => Buffer.from(text),
  marked: (text) => Buffer.from(`\uFEFF${text}`),
  little: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  big: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
};

describe('a votes file of another dialect', () => {
  it('gives the same votes, whatever parts columns and lines, in any encoding, with blank rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat().map(consistentVotes),
        fc.record({
          delimiter: fc.constantFrom(',', ';', '\t', '|'),
          lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
          told: fc.boolean(),
          quoted: fc.boolean(),
          encode: fc.constantFrom(...Object.values(encodings)),
          blank: fc.nat(5),
          size: fc.integer({ min: 1, max: 400 }),
        }),
        async (rows, { delimiter, lineEnd, told, quoted, encode, blank, size }) => {
          const cells = rows.map((row) => VOTE_COLUMNS.map((column) => textOf(row[column])));
          const empty = VOTE_COLUMNS.map(() => '');
          const records = [[...VOTE_COLUMNS], ...cells.toSpliced(blank, 0, empty), empty];
          const options = { delimiter, record_delimiter: lineEnd, quoted };
          const table = stringify(records, options);
          const text = `${told ? `sep=${delimiter}${lineEnd}` : ''}${table}${lineEnd}`;
          expect(await read(encode(text), size)).toEqual({
            rows,
            notes: ['2 rows without any value in v.csv: passed over.'],
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has its lines counted from the first, the one that tells the separator too', async () => {
    const header = VOTE_COLUMNS.join(';');
    const text = `sep=;\r\n${header}\r\n\r\n;;x\r\n`;
    await expect(read(Buffer.from(text))).rejects.toThrow(/^v\.csv, line 4 has 3 fields/);
    await expect(read(Buffer.from(text.replaceAll('\r\n', '\r')))).rejects.toThrow(/line 4 has 3/);
  });

  it('is told so where its lines end in two ways', async () => {
    const row = VOTE_COLUMNS.map(() => 'x').join(',');
    const text = `${VOTE_COLUMNS.join(',')}\n${row}\r${row}\n`;
    await expect(read(Buffer.from(text))).rejects.toThrow(
      /^v\.csv, line 2 .*lines end in two ways/,
    );
  });
});

function textOf(value: VoteRow[keyof VoteRow]): string {
  return value === null ? '' : String(value);
}
