import { VOTE_COLUMNS, type VoteColumn } from '#domain/vote-row.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { bundleJson, SOURCES } from './bundle-parts.ts';
import { CROISSANT_CONTEXT } from './croissant-context.ts';
import { FIRST_VERSION, isLicenseName, type Publication } from './publication.ts';
import type { BundleSources } from './read-sources.ts';

/** Where the table of answers lies in a bundle. */
const ANSWERS = 'tables/answers.tidy.csv';

const ALL_TEXT = Object.fromEntries(VOTE_COLUMNS.map((column) => [column, 'sc:Text']));

/** What a column of votes holds, where it is not text. */
const VOTE_TYPES = {
  ...{ comparison: 'sc:Integer', prompt_id: 'sc:Integer', replicate: 'sc:Integer' },
  ...{ order: 'sc:Integer', response_ms: 'sc:Integer', revision: 'sc:Integer' },
  ...{ decode_ms: 'sc:Integer', focus_losses: 'sc:Integer', pixel_ratio: 'sc:Float' },
  simulated: 'sc:Boolean',
} satisfies Partial<Record<VoteColumn, string>>;

const ANSWER_FIELDS = {
  ...{ question: 'sc:Text', question_title: 'sc:Text', answer: 'sc:Text', arm: 'sc:Text' },
  ...{ count: 'sc:Integer', of_votes: 'sc:Integer', percent: 'sc:Float' },
  ...{ interval_low_percent: 'sc:Float', interval_high_percent: 'sc:Float' },
  ...{ interval_level: 'sc:Float', raters: 'sc:Integer', prompts: 'sc:Integer' },
};

const IMAGE_FIELDS = {
  ...{ prompt_index: 'sc:Integer', prompt: 'sc:Text', replicate: 'sc:Integer' },
  ...{ seed: 'sc:Integer', file: 'sc:Text', sha256: 'sc:Text', blind_sha256: 'sc:Text' },
};

/**
 * The bundle as a data set that hubs and loaders understand: the Croissant format of MLCommons, version
 * 1.0 (http://mlcommons.org/croissant/1.0), with votes, records of images and the table of answers. Its
 * licence and citation are in it where the researcher told them; creator and address never are.
 *
 * @param answers the text of the table of answers
 */
export function croissant(
  { study, publication, hashes }: Pick<BundleSources, 'study' | 'publication' | 'hashes'>,
  answers: string,
): string {
  const csv = { ...ALL_TEXT, ...VOTE_TYPES };
  return bundleJson({
    '@context': CROISSANT_CONTEXT,
    '@type': 'sc:Dataset',
    name: study.study,
    description: `${study.name}: votes of raters on pairs of images made from text, side by side and blind, with the record of each image.`,
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    ...datesOf(study),
    ...termsOf(publication),
    keywords: ['text-to-image', 'human evaluation', 'pairwise preference'],
    distribution: [
      fileObject(SOURCES.votes, 'text/csv', hashes.votes),
      fileObject(SOURCES.images, 'application/jsonlines', hashes.images),
      fileObject(ANSWERS, 'text/csv', sha256Of(answers)),
    ],
    recordSet: [
      recordSet('votes', 'Every vote as given.', { file: SOURCES.votes, fields: csv }),
      recordSet('answers', 'Votes by question and answer.', {
        file: ANSWERS,
        fields: ANSWER_FIELDS,
      }),
      recordSet('images', 'A record of each image.', {
        file: SOURCES.images,
        fields: IMAGE_FIELDS,
      }),
    ],
  });
}

/** Made and published when the study closed: from then on a bundle can be had, and always the same. */
function datesOf({ closed_at: closed }: BundleSources['study']): object {
  if (closed === null) return {};
  const day = closed.slice(0, 10);
  return { dateCreated: day, datePublished: day };
}

function termsOf({ license, cite_as: citation, version = FIRST_VERSION }: Publication): object {
  return {
    version,
    ...(license !== undefined && {
      license: isLicenseName(license) ? `https://spdx.org/licenses/${license}` : license,
    }),
    ...(citation !== undefined && { citeAs: citation }),
  };
}

function fileObject(path: string, encodingFormat: string, sha256: string): object {
  return {
    ...{ '@type': 'cr:FileObject', '@id': path, name: path, contentUrl: path },
    ...{ encodingFormat, sha256 },
  };
}

function recordSet(
  name: string,
  description: string,
  { file, fields }: { file: string; fields: Readonly<Record<string, string>> },
): object {
  return {
    ...{ '@type': 'cr:RecordSet', '@id': name, name, description },
    field: Object.entries(fields).map(([column, dataType]) => ({
      ...{ '@type': 'cr:Field', '@id': `${name}/${column}`, name: column, dataType },
      source: {
        fileObject: { '@id': file },
        extract: { column },
      },
    })),
  };
}
