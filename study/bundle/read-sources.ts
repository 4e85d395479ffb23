import type { z } from 'zod';
import { present } from '#domain/present.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { readVotesCsv } from '#evaluation/votes/rows/read-votes-csv.ts';
import { decodeUtf8 } from '#files/decode-utf8.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { SOURCES } from './bundle-parts.ts';
import { parseAs } from './parse-as.ts';
import { publicationSource, type Publication } from './publication.ts';
import {
  consentSource,
  deviationsSource,
  frozenSource,
  imageSource,
  metricsSource,
  modelsSource,
  runtimeSource,
  softwareSource,
  studySource,
  type FrozenSource,
  type ImageSource,
} from './source-shapes.ts';

/** Bytes of the files of a bundle but for its images, by name. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

/** The sources of a bundle, read. */
export type BundleSources = {
  study: z.infer<typeof studySource>;
  software: z.infer<typeof softwareSource>;
  consent: z.infer<typeof consentSource>;
  deviations: z.infer<typeof deviationsSource>;
  models: z.infer<typeof modelsSource>;
  metrics: z.infer<typeof metricsSource>;
  runtime: z.infer<typeof runtimeSource>;
  publication: Publication;
  images: ImageSource[];
  rows: VoteRow[];
  /** as frozen, and as the study is now: the same where nothing was changed */
  frozen: FrozenSource;
  now: FrozenSource;
  protocol: Protocol;
  /** sha256 of the files that the description of the data set names */
  hashes: { votes: string; images: string };
};

/**
 * Reads the sources of a bundle, whether they were just written or come from a stranger.
 *
 * @throws UserError that names the file, and the line where there is one
 */
export async function readSources(files: BundleFiles): Promise<BundleSources> {
  const text = (name: string): string =>
    decodeUtf8({
      bytes: present(files.get(name), `the part ${name} of a bundle`),
      fileName: name,
      code: 'bad-bundle',
    });
  const json = <T>(name: string, shape: z.ZodType<T>): T => parseAs(shape, text(name), name);
  const frozen = json(SOURCES.frozen, frozenSource);
  const now = files.has(SOURCES.now) ? json(SOURCES.now, frozenSource) : frozen;
  return {
    study: json(SOURCES.study, studySource),
    software: json(SOURCES.software, softwareSource),
    consent: json(SOURCES.consent, consentSource),
    deviations: json(SOURCES.deviations, deviationsSource),
    models: json(SOURCES.models, modelsSource),
    metrics: json(SOURCES.metrics, metricsSource),
    runtime: files.has(SOURCES.runtime) ? json(SOURCES.runtime, runtimeSource) : [],
    publication: files.has(SOURCES.publication) ? json(SOURCES.publication, publicationSource) : {},
    images: linesOf(text(SOURCES.images)).map((line, i) =>
      parseAs(imageSource, line, `${SOURCES.images}, line ${i + 1}`),
    ),
    rows: await rowsOf(present(files.get(SOURCES.votes), 'the votes of a bundle')),
    frozen,
    now,
    protocol: readProtocol(now.protocol),
    hashes: {
      votes: sha256Of(present(files.get(SOURCES.votes), 'the votes of a bundle')),
      images: sha256Of(present(files.get(SOURCES.images), 'the images of a bundle')),
    },
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

async function rowsOf(bytes: Uint8Array): Promise<VoteRow[]> {
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const rows: VoteRow[] = [];
  for await (const some of readVotesCsv(whole(), SOURCES.votes, undefined, { isKept: true })) {
    for (const row of some) rows.push(row);
  }
  return rows;
}
