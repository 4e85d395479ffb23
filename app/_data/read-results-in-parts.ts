import type {
  Breakdown,
  BreakdownKey,
  PlannedLook,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type { Study } from '#prisma/generated/client.ts';
import { refuseBrokenFreeze } from '#study/life/require-freeze.ts';
import { listDeviations } from '#study/results/list-deviations.ts';
import {
  readStudyResult,
  studyBreakdowns,
  studyPairVotes,
  studyResultTable,
} from '#study/results/read-study-result.ts';
import { resultVersion } from '#study/results/result-version.ts';
import { database } from './database.ts';
import { keepRecent } from '#domain/keep-recent.ts';
import { readFreeze } from './read-freeze.ts';

type Results = {
  table: ResultTable;
  /** the votes by each of some keys */
  breakdownsBy: (keys: readonly BreakdownKey[]) => Breakdown[];
  /** what it is all made of */
  pairs: () => PairVotes[];
};

const kept = keepRecent<Results>(16);

/** What is asked of the results of a study. */
export type ResultsAsked = {
  /** the planned look that is read; all votes without one */
  look?: PlannedLook | null;
  /** what the table itself is followed by */
  by?: BreakdownKey | undefined;
};

/**
 * The result table of a study, with what else is made of the same votes when it is shown. A table that was made before is kept as
 * long as nothing it is made of changes, and so is what was made of it.
 *
 * @throws UserError when the study is not what was frozen, or there is no vote yet
 */
export async function readResultsInParts(
  study: Study,
  options: ResultsAsked = {},
): Promise<Results> {
  const { look = null, by } = options;
  const db = database();
  const [freeze, votes, deviations] = await Promise.all([
    readFreeze(study),
    resultVersion(db, study.id),
    listDeviations(db, study.id),
  ]);
  refuseBrokenFreeze(study.slug, freeze);
  const ground = [study.id, freeze.now_sha256, votes, look?.number, by];
  const { table, ...made } = await kept(JSON.stringify(ground), async () => {
    const result = await readStudyResult({ db, study, look });
    const breakdowns = new Map<BreakdownKey, Breakdown[]>();
    let pairs: PairVotes[] | undefined;
    return {
      table: studyResultTable(result, by === undefined ? {} : { by }),
      breakdownsBy: (keys) =>
        keys.flatMap((key) => once(breakdowns, key, () => studyBreakdowns(result, [key]))),
      pairs: () => (pairs ??= studyPairVotes(result)),
    };
  });
  return { table: { ...table, deviations }, ...made };
}

function once<K, T>(made: Map<K, T>, key: K, make: () => T): T {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  return value;
}
