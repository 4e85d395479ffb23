import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { VoteTally } from '#evaluation/votes/rows/tally.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { requireFreeze } from '../life/require-freeze.ts';
import { listDeviations } from './list-deviations.ts';
import { noteEarlyLook } from './note-early-look.ts';
import { readResultAccess } from './read-result-access.ts';
import { readStudyResult, studyResultTable } from './read-study-result.ts';
import type { ResultChoices } from './read-study-result.ts';

/**
 * The result table of a study for somebody at the command line. What the protocol's rule allows is
 * shown; anything else of an open study is an early look, which is noted once there is a table to
 * show, and listed in it.
 *
 * @throws UserError when the study is not what was frozen, or there is no vote
 */
export async function showStudyResult(options: {
  db: Database;
  study: Study;
  now: Date;
  choose: (tally: VoteTally) => ResultChoices;
}): Promise<{ table: ResultTable; lookedEarly: boolean }> {
  const { db, study, now, choose } = options;
  await requireFreeze({ db, study });
  const access = await readResultAccess({ db, study, reading: 'results' });
  const look = access.free ? access.look : null;
  const result = await readStudyResult({ db, study, look });
  const table = studyResultTable(result, choose(result.tally));
  if (!access.free) {
    const where = { db, studyId: study.id, now };
    await noteEarlyLook({ ...where, reading: 'results', door: 'onpar table' });
  }
  const deviations = await listDeviations(db, study.id);
  return { table: { ...table, deviations }, lookedEarly: !access.free };
}
