import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VOTE_COLUMNS, voteRowSchema } from '#domain/vote-row.ts';
import { consistentVotes } from '../fixtures/consistent-votes.ts';
import { CsvScanner } from './csv-scanner.ts';
import { createPlainVoteRows } from './plain-vote-rows.ts';
import { readVotesHeader } from './read-votes-header.ts';
import { voteLines } from './write-votes-csv.ts';

/** A cell that any column may hold, mostly wrongly. */
const anyCell = fc.constantFrom(
  '',
  '0',
  '7',
  '007',
  'a',
  'b',
  'left',
  'on_par',
  'main',
  'gold',
  '1e3',
  '2026-02-28T10:00:00Z',
  '2026-02-30T10:00:00Z',
  '2026-01-05T09:00:00.5Z',
);

/** Rows of cells that the schema takes, nearly takes or refuses. */
const anyCells = fc.record({
  study: anyCell,
  rater: anyCell,
  trial: anyCell,
  comparison: anyCell,
  prompt_id: anyCell,
  category: anyCell,
  challenge: anyCell,
  question: anyCell,
  left_arm: anyCell,
  right_arm: anyCell,
  replicate: fc.constantFrom('0', '3', '7', '12x', '1234567890'),
  answer: fc.constantFrom('left', 'right', 'on_par', 'neither', '', '', 'x'),
  kind: fc.constantFrom('main', 'repeat', 'y'),
  order: fc.constantFrom('1', '-1'),
  shown_at: fc.constantFrom(
    '2026-02-28T10:00:00.9Z',
    '2026-02-28T10:00:00Z',
    '2026-01-05T09:00:00.500Z',
    '2026-13-01T00:00:00Z',
  ),
  answered_at: fc.constantFrom('2026-02-28T23:59:59.9Z', '2026-02-28T10:00:02.9Z', 'x'),
  response_ms: fc.constantFrom('0', '2', '1500', '1.5'),
  revision: fc.constantFrom('0', '00', '2'),
  client_answered_at: fc.constantFrom('', '2026-02-28T23:59:59.9Z', 'x'),
  received_at: fc.constantFrom('', '2026-02-28T23:59:59.9Z'),
  decode_ms: fc.constantFrom('', '12', '1.5'),
  focus_losses: fc.constantFrom('', '0', '-1'),
  viewport: fc.constantFrom('', '800x600'),
  pixel_ratio: fc.constantFrom('', '1', '1.25', 'NaN', '1e400'),
  event: fc.constantFrom('', 'answer', 'answer', 'undo', 'x'),
  simulated: fc.constantFrom('', 'true', 'false', 'TRUE', 'y'),
  sides: fc.constantFrom('', '', 'unknown', 'unknown', 'x'),
});

const COMMAS = { delimiter: ',', lineEnd: '\n', firstLine: 1 } as const;

describe('plain vote rows', () => {
  it('are only those that the schema accepts, with the same result, in any order of columns', () => {
    let accepted = 0;
    const order = fc.shuffledSubarray([...VOTE_COLUMNS], { minLength: VOTE_COLUMNS.length });
    fc.assert(
      fc.property(fc.array(anyCells, { minLength: 40, maxLength: 40 }), order, (rows, columns) => {
        const plainRowOf = createPlainVoteRows(
          readVotesHeader({ fields: columns, line: 1 }, 'f').at,
        );
        const scanner = new CsvScanner(COMMAS, 'f');
        const lines = rows.map((row) => columns.map((column) => row[column]).join(','));
        scanner.feed(Buffer.from(lines.join('\n')), true);
        for (const row of rows) {
          expect(scanner.next()).toBe(true);
          const plain = plainRowOf(scanner);
          if (plain === null) continue;
          accepted += 1;
          expect(voteRowSchema.parse(row)).toEqual(plain);
        }
      }),
      { numRuns: 250 },
    );
    expect(accepted).toBeGreaterThan(20);
  });

  it('are those that a study writes', () => {
    const plainRowOf = createPlainVoteRows(
      readVotesHeader({ fields: VOTE_COLUMNS, line: 1 }, 'f').at,
    );
    const scanner = new CsvScanner(COMMAS, 'f');
    const rows = consistentVotes(7);
    scanner.feed(Buffer.from(voteLines(rows)), true);
    for (const row of rows) {
      expect(scanner.next()).toBe(true);
      expect(plainRowOf(scanner)).toEqual(row);
    }
  });
});
