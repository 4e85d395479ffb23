import { UserError } from '#domain/user-error.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { requireFreeze } from '../life/require-freeze.ts';
import { readResultAccess } from '../results/read-result-access.ts';
import { readStudyResult, studyResultTable } from '../results/read-study-result.ts';

/**
 * The result table of a study as far as its own rule lets it be read now; nothing is looked at early.
 * Agreement is not resampled in it.
 *
 * @throws UserError when it is not to be read yet, the study is not what was frozen, or there is no vote
 */
export async function readOpenTable(db: Database, study: Study): Promise<ResultTable> {
  await requireFreeze({ db, study });
  const access = await readResultAccess({ db, study, reading: 'results' });
  if (!access.free) throw notYet(study);
  const result = await readStudyResult({ db, study, look: access.look });
  return studyResultTable(result, { replicates: 0, seed: 0 });
}

/** That the results of an open study wait until its rule opens them. */
function notYet({ slug }: Pick<Study, 'slug'>): UserError {
  return new UserError(
    `study ${slug} is open, and its rule does not let its results be read yet: close it first`,
    { code: 'withheld' },
  );
}
