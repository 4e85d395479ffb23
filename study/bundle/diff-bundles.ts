import { UserError } from '#domain/user-error.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { Finding } from '#evaluation/votes/results/finding-shape.ts';
import { canonicalJson } from '#files/canonical-json.ts';
import { frozenDifferences, type FrozenDifference } from '../life/frozen-differences.ts';
import { sha256Of } from '#files/sha256-of.ts';
import type { OpenedBundle } from './open-bundle.ts';
import { readSources, type BundleSources } from './read-sources.ts';
import { tableOfSources } from './tables-of-sources.ts';

/** What is in one of two bundles and not in the other. */
type OnlyIn = { only_a: number; only_b: number; both: number };

/** Two bundles beside each other: what differs in the protocol first, then in votes, images, findings. */
export type BundleComparison = {
  same: boolean;
  studies: [string, string];
  /** by the paths of the protocol's file; `frozen` is the first bundle's, `now` the second's */
  protocol: FrozenDifference[];
  votes: OnlyIn;
  images: OnlyIn;
  findings: { question: string; a: string | null; b: string | null; same: boolean }[];
  /** files that differ, or that one of them does not have */
  files: string[];
};

/**
 * Compares two bundles.
 *
 * @throws UserError when one of them cannot be read
 */
export async function diffBundles(a: OpenedBundle, b: OpenedBundle): Promise<BundleComparison> {
  const [first, second] = [await readSources(a.files), await readSources(b.files)];
  const [before, after] = [findingsOf(first), findingsOf(second)];
  const questions = [...new Set([...before.keys(), ...after.keys()])];
  const files = differentFiles(a, b);
  return {
    same: files.length === 0,
    studies: [first.study.study, second.study.study],
    protocol: frozenDifferences(documentOf(first), documentOf(second)),
    votes: onlyIn(first.rows.map(nameOfVote), second.rows.map(nameOfVote)),
    images: onlyIn(
      first.images.map(({ sha256 }) => sha256),
      second.images.map(({ sha256 }) => sha256),
    ),
    findings: questions.map((question) => {
      const [was, is] = [before.get(question) ?? null, after.get(question) ?? null];
      return { question, a: was, b: is, same: was === is };
    }),
    files,
  };
}

/** What a study is, without the rows it is kept in, which are of its own time and place. */
function documentOf({ now }: BundleSources): string {
  return canonicalJson({ ...now, format: undefined, stored: undefined });
}

function findingsOf(sources: BundleSources): Map<string, string> {
  try {
    const { findings } = tableOfSources(sources);
    return new Map(findings.map(({ question, sentence }: Finding) => [question, sentence]));
  } catch (error) {
    // without votes nothing was found
    if (error instanceof UserError && error.code === 'no-votes') return new Map();
    throw error;
  }
}

function nameOfVote(row: VoteRow): string {
  return canonicalJson(row);
}

function onlyIn(a: readonly string[], b: readonly string[]): OnlyIn {
  const [inA, inB] = [new Set(a), new Set(b)];
  const both = inA.intersection(inB).size;
  return { only_a: inA.size - both, only_b: inB.size - both, both };
}

function differentFiles(a: OpenedBundle, b: OpenedBundle): string[] {
  const [inA, inB] = [a, b].map(
    ({ files, images }) =>
      new Map([...[...files].map(([name, bytes]) => [name, sha256Of(bytes)] as const), ...images]),
  );
  if (inA === undefined || inB === undefined) return [];
  const names = [...new Set([...inA.keys(), ...inB.keys()])].sort();
  return names.filter((name) => inA.get(name) !== inB.get(name));
}
