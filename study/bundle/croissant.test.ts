import { expect, it } from 'vitest';
import { z } from 'zod';
import { VOTE_COLUMNS } from '#domain/vote-row.ts';
import { buildResultTable } from '#evaluation/votes/fixtures/build-result-table.ts';
import { cardVotes } from '#evaluation/votes/fixtures/card-votes.ts';
import { formatTidyCsv } from '#evaluation/votes/tables/format-tidy-csv.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { croissant } from './croissant.ts';

const described = z.object({
  conformsTo: z.literal('http://mlcommons.org/croissant/1.0'),
  distribution: z.array(z.object({ '@id': z.string(), sha256: z.string() })),
  recordSet: z.array(
    z.object({
      name: z.string(),
      field: z.array(
        z.object({
          dataType: z.string(),
          source: z.object({
            fileObject: z.object({ '@id': z.string() }),
            extract: z.object({ column: z.string() }),
          }),
        }),
      ),
    }),
  ),
});

const answers = formatTidyCsv(buildResultTable(cardVotes(), { replicates: 0 }));
const study = {
  ...{ format: 'onpar-bundle/1' as const, study: 'card', name: 'Card', faults: [], raters: {} },
  ...{ opened_at: null, closed_at: '2026-01-02T00:00:00.000Z', frozen_sha256: 'a'.repeat(64) },
  bootstrap: { replicates: 0, seed: 0 },
};
const hashes = { votes: 'b'.repeat(64), images: 'c'.repeat(64) };
const made = described.parse(JSON.parse(croissant({ study, hashes }, answers)));

it('names each file with its sha256', () => {
  expect(made.distribution.map((file) => [file['@id'], file.sha256])).toEqual([
    ['votes.csv', hashes.votes],
    ['images.jsonl', hashes.images],
    ['tables/answers.tidy.csv', sha256Of(answers)],
  ]);
});

it('names every column of the votes, and none that a file does not have', () => {
  const columns = (name: string): string[] =>
    made.recordSet
      .filter((set) => set.name === name)
      .flatMap(({ field }) => field.map(({ source }) => source.extract.column));
  expect(columns('votes')).toEqual([...VOTE_COLUMNS]);
  expect(answers.split('\r\n')[0]?.split(',')).toEqual(expect.arrayContaining(columns('answers')));
});

it('takes its fields from files that it names', () => {
  const files = made.distribution.map((file) => file['@id']);
  for (const { field } of made.recordSet)
    for (const { source } of field) expect(files).toContain(source.fileObject['@id']);
});
