import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type {
  Breakdown,
  BreakdownKey,
  PlannedLook,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import type { PartKeeper } from './keep-parts.ts';
import { PAIRS_PART } from './pairs-part.ts';
import {
  readStudyResult,
  studyBreakdowns,
  studyPairVotes,
  studyResultTable,
  type StudyResult,
} from './read-study-result.ts';

/** What is shown of a study's result, each made when it is first asked for. */
export type ResultParts = {
  /** without deviations, which may be added at any time */
  table: () => Promise<ResultTable>;
  breakdown: (by: BreakdownKey) => Promise<Breakdown[]>;
  /** what it is all made of */
  pairs: () => Promise<PairVotes[]>;
};

/** The parts of a study's result; its votes are read once, and only when a part is not at hand. */
export function resultParts(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug' | 'protocol' | 'origin'>;
  look: PlannedLook | null;
  keep: PartKeeper;
}): ResultParts {
  const { keep, ...of } = options;
  let reading: Promise<StudyResult> | undefined;
  const result = (): Promise<StudyResult> => (reading ??= readStudyResult(of));
  return {
    table: () => keep('table', async () => studyResultTable(await result(), {})),
    breakdown: (by) => keep(`by ${by}`, async () => studyBreakdowns(await result(), [by])),
    pairs: () => keep(PAIRS_PART, async () => studyPairVotes(await result())),
  };
}
