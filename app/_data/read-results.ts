import type {
  BreakdownKey,
  PlannedLook,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import type { Study } from '#prisma/generated/client.ts';
import { requireFreeze } from '#study/life/require-freeze.ts';
import { listDeviations } from '#study/results/list-deviations.ts';
import { readStudyResult, studyResultTable } from '#study/results/read-study-result.ts';
import { resultVersion } from '#study/results/result-version.ts';
import { database } from './database.ts';

const keep = 16;
const made = new Map<string, Promise<ResultTable>>();

/**
 * The result table of a study as the command line prints it, with a table for each part of the votes
 * when `by` is given. A table that was made before is kept as long as nothing it is made of changes.
 *
 * @param options.look the planned look that is read; all votes without one
 * @throws UserError when the study is not what was frozen, or there is no vote yet
 */
export async function readResults(
  study: Study,
  { look = null, by }: { look?: PlannedLook | null; by?: BreakdownKey | undefined } = {},
): Promise<ResultTable> {
  const db = database();
  const [freeze, votes, deviations] = await Promise.all([
    requireFreeze({ db, study }),
    resultVersion(db, study.id),
    listDeviations(db, study.id),
  ]);
  const parts = [study.id, freeze.now_sha256, votes, look?.number, by];
  const table = await kept(JSON.stringify(parts), async () => {
    const result = await readStudyResult({ db, study, look });
    return studyResultTable(result, by === undefined ? {} : { by });
  });
  return { ...table, deviations };
}

function kept(key: string, make: () => Promise<ResultTable>): Promise<ResultTable> {
  const known = made.get(key);
  if (known) return known;
  const table = make();
  made.set(key, table);
  table.catch(() => made.delete(key));
  const oldest = made.keys().next();
  if (made.size > keep && oldest.done === false) made.delete(oldest.value);
  return table;
}
