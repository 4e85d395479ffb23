import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEEDED_VOTE_COLUMNS, VOTE_COLUMNS } from '#domain/vote-row.ts';
import { readVotesHeader } from './read-votes-header.ts';

const slips: ((column: string) => string)[] = [
  (column) => column.toUpperCase(),
  (column) => ` ${column}`,
  (column) => `${column}\u00a0`,
  (column) => column.replace('e', 'е'),
];

test('a column that is nearly one of ours is named as the likely typo, needed or further', () => {
  fc.assert(
    fc.property(fc.constantFrom(...VOTE_COLUMNS), fc.constantFrom(...slips), (column, slip) => {
      const written = slip(column);
      fc.pre(written !== column);
      const fields = VOTE_COLUMNS.map((name) => (name === column ? written : name));
      expect(() => readVotesHeader({ fields, line: 1 }, 'v.csv')).toThrow(
        `is most likely a typo for "${column}", for they differ only in`,
      );
    }),
  );
});

test('a column of one slip more is named where ours is missing', () => {
  const fields = NEEDED_VOTE_COLUMNS.map((name) => (name === 'rater' ? 'ratr' : name));
  expect(() => readVotesHeader({ fields, line: 1 }, 'v.csv')).toThrow(
    /^v\.csv, line 1: the header has no column "rater", and "ratr" is most likely a typo for it; a votes file/,
  );
});

test('a header that nothing parts, as under a line sep= of something else, is told so', () => {
  for (const only of [NEEDED_VOTE_COLUMNS.join(','), NEEDED_VOTE_COLUMNS.join('\t'), 'sep=']) {
    expect(() => readVotesHeader({ fields: [only], line: 2 }, 'v.csv')).toThrow(
      /^v\.csv, line 2: the header is a single column; part its columns by/,
    );
  }
});

test('columns of others are passed over, and further ones of ours may be missing', () => {
  const fields = ['remark', ...NEEDED_VOTE_COLUMNS, 'events', 'rater_age'];
  const { width, at } = readVotesHeader({ fields, line: 1 }, 'v.csv');
  expect([width, at.study, at.revision, at.event]).toEqual([fields.length, 1, 18, -1]);
});

test('a hundred thousand columns of others take no time, and one that is there twice is told', () => {
  const others = Array.from({ length: 100_000 }, (_, i) => `other ${i}`);
  const fields = [...NEEDED_VOTE_COLUMNS, ...others];
  expect(readVotesHeader({ fields, line: 1 }, 'v.csv').width).toBe(fields.length);
  expect(() => readVotesHeader({ fields: [...fields, 'other 7'], line: 1 }, 'v.csv')).toThrow(
    'v.csv, line 1: the header names the column "other 7" twice; keep one of them.',
  );
});
