import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../test-refusal.ts';
import { at } from '#domain/at.ts';
import { faultOfLabel } from '#domain/fault-of-label.ts';
import { faultOfTitle } from '#domain/fault-of-title.ts';
import { cardVotes } from '../fixtures/card-votes.ts';
import { readVotesCsv } from './read-votes-csv.ts';
import {
  FURTHER_VOTE_COLUMNS,
  NEEDED_VOTE_COLUMNS,
  PLAIN_VOTE,
  VOTE_COLUMNS,
  type VoteColumn,
  type VoteRow,
} from '#domain/vote-row.ts';
import { VOTE_EVENTS } from '#domain/vote-event.ts';
import { votesCsv } from '../fixtures/votes-csv.ts';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Uint8Array, size = 64): Promise<VoteRow[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const rows: VoteRow[] = [];
  for await (const batch of readVotesCsv(chunksOf(bytes, size), 'votes.csv')) rows.push(...batch);
  return rows;
}

const refusal = (text: string | Uint8Array): Promise<string> => refusalOf(read(text));

const [example] = cardVotes();
if (!example) throw new Error('the fixture has votes');
const HEADER = VOTE_COLUMNS.join(',');
const LINE = at(votesCsv([example]).split('\r\n'), 1);

/** Text as a file may hold it, and what a spreadsheet or a reader of CSV might stumble on. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }).filter((s) => !s.includes('\0') && s.isWellFormed()),
  fc.constantFrom('=1+1', "'=x", "''@", '-', '\t', 'a,"b"\r\nc', '+49', '😀'),
);

const anyName = anyText.filter((text) => faultOfTitle(`${text}0`) === undefined);

const anyRow = fc
  .record({
    rater: anyName,
    trial: anyText,
    category: fc.oneof(fc.constant(''), anyText),
    question: anyName,
    left_arm: anyText.filter((text) => faultOfLabel(`${text}0`) === undefined),
    client_answered_at: fc.constantFrom('', '1999-12-31T23:59:59.999Z'),
    received_at: fc.constantFrom('', example.answered_at),
    decode_ms: fc.option(fc.nat()),
    focus_losses: fc.option(fc.nat()),
    viewport: anyText,
    pixel_ratio: fc.option(fc.constantFrom(1, 2, 0.9, 1.100000023841858)),
    event: fc.constantFrom(...VOTE_EVENTS),
    simulated: fc.boolean(),
  })
  .map((own) => {
    const answer = own.event === 'undo' ? ('' as const) : example.answer;
    return { ...example, ...own, answer };
  });

/** Each row of names of its own, so that none contradicts another or looks like it. */
function apart(row: VoteRow, i: number): VoteRow {
  return {
    ...row,
    rater: `${row.rater}${i}`,
    question: `${row.question}${i}`,
    trial: `${row.trial}${i}`,
    comparison: `${row.comparison}${i}`,
    prompt_id: `${row.prompt_id}${i}`,
    left_arm: `${row.left_arm}${i}`,
    right_arm: `${row.left_arm}${i}R`,
  };
}

/** A file of two votes, one cell of the second changed: line 3. */
function withCell(column: VoteColumn, value: string): string {
  const cells = LINE.split(',');
  cells[VOTE_COLUMNS.indexOf(column)] = value;
  return `${HEADER}\n${LINE}\n${cells.join(',')}\n`;
}

describe('readVotesCsv', () => {
  it('reads back what was written, whatever the texts hold and however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1, maxLength: 6 }).map((rows) => rows.map(apart)),
        fc.integer({ min: 1, max: 200 }),
        async (rows, size) => {
          const bytes = new TextEncoder().encode(votesCsv(rows));
          expect(await read(bytes, size)).toEqual(rows);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('takes columns in any order, columns of others, LF, a byte order mark and no last line end', async () => {
    const columns = [...VOTE_COLUMNS].reverse();
    const cells = columns.map((column) =>
      example[column] === null ? '' : String(example[column]),
    );
    const text = `\uFEFFremark,${columns.join(',')}\nhello,${cells.join(',')}`;
    expect(await read(text)).toEqual([example]);
  });

  it('reads a file without any of the further columns, as files were written before', async () => {
    const written = { ...example, ...PLAIN_VOTE };
    await fc.assert(
      fc.asyncProperty(fc.subarray([...FURTHER_VOTE_COLUMNS]), async (further) => {
        const columns = [...NEEDED_VOTE_COLUMNS, ...further];
        const full: readonly string[] = VOTE_COLUMNS;
        const cells = LINE.split(',');
        const kept = columns.map((column) => cells[full.indexOf(column)]);
        expect(await read(`${columns.join(',')}\n${kept.join(',')}\n`)).toEqual([written]);
      }),
    );
  });

  it('reads the further columns as they are written, and as a spreadsheet writes them', async () => {
    const row = (event: string, simulated: string): string =>
      `${NEEDED_VOTE_COLUMNS.join(',')},event,simulated\n${LINE.split(',').slice(0, NEEDED_VOTE_COLUMNS.length).join(',')},${event},${simulated}\n`;
    const takenBack = row('undo', 'TRUE').replace(`,${example.answer},`, ',,');
    expect(await read(takenBack)).toMatchObject([{ event: 'undo', simulated: true }]);
    expect(await refusal(row('undo', ''))).toMatch(
      /line 2: answer "[a-z_]+" is given by an undo, which takes an answer back and has none;/,
    );
    expect(await read(row('', ''))).toMatchObject([{ event: 'answer', simulated: false }]);
    expect(await refusal(row('undone', ''))).toMatch(
      /line 2: event "undone" is not one of answer, undo or empty;/,
    );
    expect(await refusal(row('answer', 'maybe'))).toMatch(
      /line 2: simulated "maybe" is not one of/,
    );
  });

  it('checks times, and leaves them out of the rows, for those who read none', async () => {
    const withoutTimes = async (text: string): Promise<VoteRow[]> => {
      const chunks = chunksOf(new TextEncoder().encode(text), 64);
      const read = readVotesCsv(chunks, 'votes.csv', undefined, { withoutTimes: true });
      return (await Array.fromAsync(read)).flat();
    };
    const times = { shown_at: '', answered_at: '', client_answered_at: '', received_at: '' };
    const rows = cardVotes().slice(0, 20);
    expect(await withoutTimes(votesCsv(rows))).toEqual(rows.map((row) => ({ ...row, ...times })));
    expect(await refusalOf(withoutTimes(withCell('shown_at', '2026-02-31T00:00:00Z')))).toMatch(
      /line 3: shown_at "2026-02-31T00:00:00Z" is not a time of the calendar/,
    );
  });

  it('takes a header alone for no votes', async () => {
    expect(await read(`${HEADER}\n`)).toEqual([]);
  });

  it.each<[VoteColumn, string, RegExp]>([
    [
      'answer',
      'both',
      /^votes\.csv, line 3: answer "both" is not one of left, right, on_par, neither or empty;/,
    ],
    ['kind', 'trial', /line 3: kind "trial" is not one of main/],
    ['rater', '', /line 3: rater "" is empty;/],
    ['revision', '-1', /line 3: revision "-1" is not a whole number/],
    ['shown_at', 'noon', /line 3: shown_at "noon" is not a time/],
    [
      'response_ms',
      '"2500,5"',
      /line 3: response_ms "2500,5" is not .*: its decimal mark is a comma; write 2500\.5/,
    ],
    ['pixel_ratio', '"1,25"', /line 3: pixel_ratio "1,25" is not .*write 1\.25/],
    ['rater', 'r\u202e', /line 3: rater "r\\u202e" holds a mark that turns the direction of text/],
    ['question', '"a\nb"', /line 3: question "a\\nb" holds a control character/],
    ['question', 'q'.repeat(301), /line 3: question "q+" … is longer than 300 characters/],
    ['left_arm', 'A'.repeat(301), /line 3: left_arm "A+" … is longer than 300 characters/],
    ['right_arm', example.left_arm, /line 3: right_arm "\w+" is the same as left_arm/],
    ['study', '"open', /line 3 opens a quotation mark that is never closed/],
    ['study', 'a"b', /line 3 has a quotation mark inside a field/],
  ])('says that %s may not be %s, and in which line', async (column, value, said) => {
    expect(await refusal(withCell(column, value))).toMatch(said);
  });

  it.each<[string, string, RegExp]>([
    ['nothing in it', '', /^votes\.csv is empty;/],
    [
      'a header without a column',
      `${HEADER.replace(',kind', '')}\n`,
      /^votes\.csv, line 1: the header has no column "kind";/,
    ],
    ['a column twice', `${HEADER},answer\n`, /line 1: the header names the column "answer" twice/],
    [
      'a line with more fields than the header',
      `${HEADER}\n\n${LINE},x\n`,
      /line 3 has 28 fields where the header has 27/,
    ],
    [
      'a fault after a line broken in a field',
      `${HEADER}\n${LINE.replace(/^([^,]+,[^,]+,)[^,]+/, '$1"two\nlines"')}\n${withCell('answer', 'x').split('\n')[2]}`,
      /line 4: answer "x"/,
    ],
    [
      'a fault after blank lines and a quoted field',
      `${HEADER}\n${LINE.replace(/^([^,]+,[^,]+,)([^,]+)/, '$1"$2"')}\n\n\n${withCell('answer', 'x').split('\n')[2]}`,
      /line 5: answer "x"/,
    ],
    ['NUL in it', 'study\0', /^votes\.csv:1 holds the character NUL, so it is not text/],
    [
      'a workbook in it',
      'PK\u0003\u0004\0\0',
      /^votes\.csv is a zip archive, and no text: unpack it/,
    ],
  ])('says what is wrong with a file that has %s, and in which line', async (_, file, said) => {
    expect(await refusal(file)).toMatch(said);
  });

  it('says of a picture that it is no text', async () => {
    expect(await refusal(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a))).toMatch(
      /^votes\.csv is a PNG image, and no text/,
    );
  });

  it('reads a part of a millisecond back as it was written', async () => {
    for (const time of [0.125, 2.5, 843.125, 86_400.001]) {
      const row = { ...example, response_ms: time, decode_ms: time };
      expect(await read(votesCsv([row]))).toEqual([row]);
    }
  });

  it('reads a time that was kept before it was doubted as the number that it was read as', async () => {
    const bytes = new TextEncoder().encode(
      withCell('response_ms', '2.500').replace(example.rater, 'R-0'),
    );
    const chunks = readVotesCsv(chunksOf(bytes, 64), 'kept', undefined, { isKept: true });
    const [, second] = (await Array.fromAsync(chunks)).flat();
    expect(second?.response_ms).toBe(2.5);
  });

  it('does not take two and a half thousand, with a point in it, for two and a half', async () => {
    for (const column of ['response_ms', 'decode_ms'] as const) {
      expect(await refusal(withCell(column, '2.500'))).toContain(
        `line 3: ${column} "2.500" may be two numbers: its point is a decimal mark or parts its thousands; write 2.5 or 2500;`,
      );
    }
    const cells = LINE.split(',').map((cell, i) => {
      const column = VOTE_COLUMNS[i];
      if (column === 'shown_at') return '2026-01-31T09:30:00.000Z';
      if (column === 'answered_at') return '2026-01-31T09:30:02.500Z';
      return column === 'response_ms' ? '2.5' : cell;
    });
    expect(await refusal(`${HEADER}\n${cells.join(',')}\n`)).toMatch(
      /line 2: response_ms "2\.5" is a thousandth of the time between/,
    );
  });

  it('refuses mutated files with one sentence, or reads them; it never crashes', async () => {
    const good = new TextEncoder().encode(votesCsv(cardVotes().slice(0, 30)));
    const mutation = fc.array(fc.record({ at: fc.nat(good.length - 1), byte: fc.nat(255) }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(mutation, fc.nat(good.length), async (changes, length) => {
        const bytes = good.slice(0, length);
        for (const { at, byte } of changes) if (at < length) bytes[at] = byte;
        expect(await refusal(bytes)).toMatch(/^(accepted$|votes\.csv)/);
      }),
      { numRuns: 300 },
    );
  });

  it('bounds the memory of a line that never ends', async () => {
    expect(await refusal('a'.repeat(1_100_000))).toMatch(
      /line 1 is longer than 1000000 characters/,
    );
    expect(await refusal(`"${'a'.repeat(1_100_000)}`)).toMatch(/line 1 is longer than/);
  });
});
