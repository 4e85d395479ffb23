import type { Database } from '#prisma/client.ts';
import { countConflicts } from './count-conflicts.ts';
import { countRefused } from './count-refused.ts';

/** What went wrong while votes came in; nothing of what they say. */
export type VoteFaults = {
  /** questions that a rater answered differently in two browsers */
  conflicts: number;
  /** acts of raters that could not be taken */
  refused: number;
};

/** Counts what went wrong while the votes of a study came in. */
export async function voteFaults(options: { db: Database; studyId: string }): Promise<VoteFaults> {
  const [conflicts, refused] = await Promise.all([countConflicts(options), countRefused(options)]);
  return { conflicts: sum(conflicts), refused: sum(refused) };
}

/** What whoever reads the votes must know of it, each in a sentence. */
export function faultWarnings({ conflicts, refused }: VoteFaults): string[] {
  const questions = conflicts === 1 ? '1 question was' : `${conflicts} questions were`;
  const acts = refused === 1 ? '1 act of a rater' : `${refused} acts of raters`;
  return [
    ...(conflicts === 0
      ? []
      : [
          `${questions} answered differently in two browsers of one rater: the answer given later counts, and both are in the export`,
        ]),
    ...(refused === 0
      ? []
      : [`${acts} could not be taken: the page of raters says whose, and why`]),
  ];
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
