import { expect, it } from 'vitest';
import { z } from 'zod';
import { VOTE_COLUMNS } from '#domain/vote-row.ts';
import { buildResultTable } from '#evaluation/votes/fixtures/build-result-table.ts';
import { cardVotes } from '#evaluation/votes/fixtures/card-votes.ts';
import { formatTidyCsv } from '#evaluation/votes/tables/format-tidy-csv.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { croissant } from './croissant.ts';
import type { Publication } from './publication.ts';

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
const made = described.parse(JSON.parse(croissant({ study, publication: {}, hashes }, answers)));

it('says when it was published, in which version, and the terms that were told', () => {
  const terms = (publication: Publication): unknown => {
    const { datePublished, version, license, citeAs } = JSON.parse(
      croissant({ study, publication, hashes }, answers),
    ) as Record<string, string>;
    return { datePublished, version, license, citeAs };
  };
  expect(terms({})).toEqual({ datePublished: '2026-01-02', version: '1.0.0' });
  expect(terms({ license: 'CC-BY-4.0', cite_as: 'Ada (2026)', version: '1.2.0' })).toEqual({
    datePublished: '2026-01-02',
    version: '1.2.0',
    license: 'https://spdx.org/licenses/CC-BY-4.0',
    citeAs: 'Ada (2026)',
  });
  expect(terms({ license: 'https://example.org/terms' })).toMatchObject({
    license: 'https://example.org/terms',
  });
});

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
