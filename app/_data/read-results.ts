import type {
  Breakdown,
  BreakdownKey,
  PlannedLook,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type { Study } from '#prisma/generated/client.ts';
import { requireFreeze } from '#study/life/require-freeze.ts';
import { listDeviations } from '#study/results/list-deviations.ts';
import {
  readStudyResult,
  studyBreakdowns,
  studyPairVotes,
  studyResultTable,
} from '#study/results/read-study-result.ts';
import { resultVersion } from '#study/results/result-version.ts';
import { database } from './database.ts';

type Results = {
  table: ResultTable;
  /** the votes by each of the parts that were asked for */
  breakdowns: Breakdown[];
  /** what it is all made of */
  pairs: PairVotes[];
};

const keep = 16;
const tables = new Map<string, Promise<Results>>();

/**
 * The result table of a study as the command line prints it, with a table for each part of the votes
 * when `by` is given. A table that was made before is kept as long as nothing it is made of changes.
 *
 * @param options.look the planned look that is read; all votes without one
 * @param options.by what the table itself is followed by
 * @param options.parts what the votes are parted by beside it
 * @throws UserError when the study is not what was frozen, or there is no vote yet
 */
export async function readResults(
  study: Study,
  options: {
    look?: PlannedLook | null;
    by?: BreakdownKey | undefined;
    parts?: readonly BreakdownKey[];
  } = {},
): Promise<Results> {
  const { look = null, by, parts = [] } = options;
  const db = database();
  const [freeze, votes, deviations] = await Promise.all([
    requireFreeze({ db, study }),
    resultVersion(db, study.id),
    listDeviations(db, study.id),
  ]);
  const ground = [study.id, freeze.now_sha256, votes, look?.number, by, parts];
  const { table, ...made } = await kept(JSON.stringify(ground), async () => {
    const result = await readStudyResult({ db, study, look });
    return {
      table: studyResultTable(result, by === undefined ? {} : { by }),
      breakdowns: studyBreakdowns(result, parts),
      pairs: studyPairVotes(result),
    };
  });
  return { table: { ...table, deviations }, ...made };
}

function kept(key: string, make: () => Promise<Results>): Promise<Results> {
  const known = tables.get(key);
  if (known) return known;
  const table = make();
  tables.set(key, table);
  table.catch(() => tables.delete(key));
  const oldest = tables.keys().next();
  if (tables.size > keep && oldest.done === false) tables.delete(oldest.value);
  return table;
}
