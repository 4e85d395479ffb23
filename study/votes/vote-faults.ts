import type { Database } from '#prisma/client.ts';
import { countDoubleAnswers, type DoubleAnswers } from './count-double-answers.ts';
import { countRefused } from './count-refused.ts';

/** What went wrong while votes came in; nothing of what they say. */
export type VoteFaults = DoubleAnswers & {
  /** acts of raters that could not be taken */
  refused: number;
};

/** Counts what went wrong while the votes of a study came in. */
export async function voteFaults(options: { db: Database; studyId: string }): Promise<VoteFaults> {
  const [twice, refused] = await Promise.all([countDoubleAnswers(options), countRefused(options)]);
  const raters = [...twice.values()];
  return {
    conflicts: sum(raters.map(({ conflicts }) => conflicts)),
    duplicates: sum(raters.map(({ duplicates }) => duplicates)),
    refused: sum([...refused.values()]),
  };
}

/** What whoever reads the votes must know of it, each in a sentence. */
export function faultWarnings({ conflicts, duplicates, refused }: VoteFaults): string[] {
  const questions = (count: number): string =>
    count === 1 ? '1 question was' : `${count} questions were`;
  const acts = refused === 1 ? '1 act of a rater' : `${refused} acts of raters`;
  return [
    ...(conflicts === 0
      ? []
      : [
          `${questions(conflicts)} answered differently in two browsers of one rater: the answer given later counts, and both are in the export`,
        ]),
    ...(duplicates === 0
      ? []
      : [
          `${questions(duplicates)} answered alike in two browsers of one rater: one answer counts, and both are in the export`,
        ]),
    ...(refused === 0
      ? []
      : [`${acts} could not be taken: the page of raters says whose, and why`]),
  ];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
