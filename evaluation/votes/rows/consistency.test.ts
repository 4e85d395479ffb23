import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { consistentVotes } from '../fixtures/consistent-votes.ts';
import { votesCsv } from '../fixtures/votes-csv.ts';
import { readVotesCsv } from './read-votes-csv.ts';

const anyVotes = fc.nat().map(consistentVotes);

async function answerTo(rows: readonly VoteRow[]): Promise<string> {
  const notes: string[] = [];
  const source = (async function* () {
    yield new TextEncoder().encode(votesCsv(rows));
  })();
  return Array.fromAsync(readVotesCsv(source, 'v.csv', (note) => notes.push(note))).then(
    () => ['accepted', ...notes].join('\n'),
    (error: unknown) => String(error),
  );
}

type Planted = { name: string; plant: (row: VoteRow) => Partial<VoteRow>; told: RegExp };

/** A row that is right but for one thing, after the row that it contradicts. */
const CONTRADICTIONS: Planted[] = [
  {
    name: 'a revision of other arms',
    plant: () => ({ revision: 9, left_arm: 'X', right_arm: 'Y' }),
    told: /left_arm of trial .* is "X"/,
  },
  {
    name: 'a revision with its sides changed over',
    plant: (row) => ({ revision: 9, left_arm: row.right_arm, right_arm: row.left_arm }),
    told: /left_arm of trial /,
  },
  {
    name: 'a revision on another prompt',
    plant: () => ({ revision: 9, prompt_id: 'other' }),
    told: /prompt_id of comparison .* is "other"/,
  },
  {
    name: 'a trial on two comparisons',
    plant: () => ({ revision: 9, comparison: 'other' }),
    told: /comparison of trial .* is "other"/,
  },
  {
    name: 'a trial of two kinds',
    plant: () => ({ revision: 9, kind: 'repeat' }),
    told: /kind of trial .* is "repeat"/,
  },
  {
    name: 'a comparison on two prompts',
    plant: () => ({ rater: 'another', prompt_id: 'other', replicate: null }),
    told: /prompt_id of comparison /,
  },
  {
    name: 'a comparison of two replicates',
    plant: () => ({ rater: 'another', replicate: 7 }),
    told: /replicate of comparison /,
  },
  {
    name: 'a comparison of other arms',
    plant: () => ({ rater: 'another', right_arm: 'Z' }),
    told: /right_arm of comparison .* is "Z"/,
  },
  {
    name: 'a prompt in two categories',
    plant: () => ({ rater: 'another', comparison: 'new', category: 'Vehicles' }),
    told: /category of prompt .* is "Vehicles"/,
  },
  {
    name: 'one rater with a comparison twice',
    plant: () => ({ trial: 'new' }),
    told: /has comparison .* twice in a main trial/,
  },
  {
    name: 'a revision that is there twice',
    plant: () => ({}),
    told: /both are revision \d of the vote/,
  },
  {
    name: 'another study',
    plant: () => ({ study: 'other' }),
    told: /line \d+ is of study "other" and line 2 of study "s"/,
  },
];

describe('a votes file that contradicts itself', () => {
  it('is told from one that does not', async () => {
    await fc.assert(
      fc.asyncProperty(anyVotes, async (rows) => {
        expect(await answerTo(rows)).toBe('accepted');
      }),
    );
  });

  it.each(CONTRADICTIONS)('is refused with both lines: $name', async ({ plant, told }) => {
    await fc.assert(
      fc.asyncProperty(anyVotes, fc.nat(), async (rows, where) => {
        // of the first row, which is the first of its comparison, prompt and trial
        const row = at(rows, 0);
        const place = 1 + (where % rows.length);
        const planted = { ...row, ...plant(row) };
        const answer = await answerTo(rows.toSpliced(place, 0, planted));
        expect(answer).toMatch(told);
        const lines = [...answer.matchAll(/line (\d+)/g)].map(([, line]) => Number(line));
        expect(lines).toHaveLength(2);
        expect(lines.toSorted((a, b) => a - b)).toEqual([2, place + 2]);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['a space at its end', (arm: string) => `${arm} `, 'spaces'],
    ['another case', (arm: string) => arm.replace('A', 'a').replace('B', 'b'), 'case'],
    ['a Cyrillic letter', (arm: string) => arm.replace('A', 'А').replace('B', 'В'), 'look alike'],
    [
      'a letter of full width',
      (arm: string) => arm.replace(/^./, (l) => String.fromCharCode(l.charCodeAt(0) + 0xfee0)),
      'look alike',
    ],
    ['an invisible character', (arm: string) => `${arm}\u200B`, 'invisible'],
  ])('is told of the likely typo of an arm: %s', async (_, slip, difference) => {
    await fc.assert(
      fc.asyncProperty(anyVotes, fc.nat(), async (rows, which) => {
        const place = 1 + (which % (rows.length - 1));
        const row = at(rows, place);
        const wrong = { ...row, right_arm: slip(row.right_arm) };
        const answer = await answerTo(rows.with(place, wrong));
        expect(answer).toMatch(
          new RegExp(
            `line ${place + 2}: right_arm .* most likely a typo for .* of line 2 .*${difference}`,
          ),
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['study', 'differ only in spaces'],
    ['rater', 'differ only in spaces'],
    ['question', 'differ only in spaces'],
  ] as const)('is told of the likely typo of a %s', async (column, difference) => {
    await fc.assert(
      fc.asyncProperty(anyVotes, fc.nat(), async (rows, which) => {
        // after the first row, so that its name was met before
        const place = 1 + (which % (rows.length - 1));
        const name = at(rows, 0)[column];
        const wrong = { ...at(rows, place), [column]: `${name} ` };
        expect(await answerTo(rows.with(place, wrong))).toContain(
          `line ${place + 2}: ${column} "${name} " is most likely a typo for "${name}" of line 2 (or that one for it), for they ${difference}; write each ${column} in one way.`,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('notes prompts, categories and challenges that look alike, and counts them apart', async () => {
    const [first] = consistentVotes(1);
    const row = { ...at([first], 0), category: 'Animals', challenge: 'Basic' } as VoteRow;
    const other = {
      ...row,
      trial: 'new',
      comparison: 'new',
      prompt_id: row.prompt_id.toUpperCase(),
    };
    const answer = await answerTo([row, { ...other, category: 'animals ', challenge: 'BASIC' }]);
    expect(answer.split('\n')).toEqual([
      'accepted',
      expect.stringMatching(
        /^v\.csv, line 3: prompt_id "P\d" is .* "p\d" of line 2 .* in case; they are counted apart\.$/,
      ),
      expect.stringMatching(
        /^v\.csv, line 3: category "animals " is .* "Animals" of line 2 .* in case and spaces;/,
      ),
      expect.stringMatching(/^v\.csv, line 3: challenge "BASIC" is .* "Basic" of line 2/),
    ]);
    const many = Array.from({ length: 30 }, (_, i) => ({
      ...{ ...row, trial: `t${i}x`, comparison: `c${i}x`, prompt_id: `p${i}x` },
      category: `Animals${' '.repeat(i)}`,
    }));
    const notes = (await answerTo(many)).split('\n');
    expect(notes).toHaveLength(12);
    expect(notes.at(-1)).toBe('v.csv has 19 more such names.');
  });

  it('says that two spellings of one prompt are most likely a typo', async () => {
    const row = at(consistentVotes(1), 0);
    const spelled = { ...row, rater: 'another', prompt_id: `${row.prompt_id} ` };
    expect(await answerTo([row, spelled])).toMatch(
      /line 3 contradicts line 2: prompt_id of comparison .* most likely a typo for "p\d" of that line/,
    );
  });

  it.each([
    ['a row of the table', 'On Par', 'is the name of a row of the table: choose another.'],
    ['another row', 'no_answer', 'is the name of a row of the table'],
    ['the head of the table', 'ANSWER', 'is the name of a row of the table'],
    ['a mark of direction', 'A\u202eB', 'mark that turns the direction of text (U+202E)'],
    ['a mark from right to left', '\u200fA', 'mark that turns the direction of text (U+200F)'],
    ['a control character', 'A\u0007', 'control character (U+0007)'],
    ['a line break', 'A\nB', 'control character (U+000A)'],
    ['nothing to read', '\u2060', 'no character that can be read'],
  ])('is refused with the line of an arm that no table can print: %s', async (_, arm, told) => {
    const rows = consistentVotes(3);
    const wrong = { ...at(rows, 0), rater: 'r9', trial: 'x', comparison: 'x', right_arm: arm };
    const answer = await answerTo([...rows, wrong]);
    expect(answer).toContain(`v.csv, line ${rows.length + 2}: right_arm`);
    expect(answer).toContain(told);
  });

  it('is refused with its line where a pair is answered before it is shown', async () => {
    await fc.assert(
      fc.asyncProperty(anyVotes, fc.nat(), async (rows, which) => {
        const place = which % rows.length;
        const wrong = { ...at(rows, place), answered_at: '2024-02-28T23:59:59.999Z' };
        expect(await answerTo(rows.with(place, wrong))).toMatch(
          new RegExp(`line ${place + 2}: answered_at "2024-02-28.* is before shown_at`),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a time at which no study can have been', () => {
  it('is noted with its line, and how many more there are, and its vote is counted', async () => {
    const rows = consistentVotes(7);
    const doubtful = [
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59.000Z',
      '1970-01-01T00:00:00.000Z',
    ];
    for (const shown_at of doubtful) {
      const only = rows.map((row, i) => (i === 2 ? { ...row, shown_at, answered_at: '' } : row));
      expect(await answerTo(only)).toBe(
        `accepted\nv.csv, line 4: shown_at "${shown_at}" lies outside of 2000 to 2099 and is most likely wrong.`,
      );
      const all = rows.map((row) => ({ ...row, shown_at, answered_at: '' }));
      const more = rows.length - 1;
      expect(await answerTo(all)).toContain(`most likely wrong, as in ${more} row`);
    }
  });
});
