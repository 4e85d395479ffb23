import type { Database } from '#prisma/client.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { checkFreeze } from './check-freeze.ts';
import type { CheckedDifference } from './check-freeze.ts';
import { describeDifference } from './describe-difference.ts';
import { recordDeviation } from './record-deviation.ts';
import { requireStudy } from './require-study.ts';

/**
 * Puts on record, as a deviation each, why a study is no longer what was frozen; from then on its
 * results are shown again, with the deviations beside them.
 *
 * @returns the differences that are explained now
 * @throws UserError when there is none to explain, or no reason is given
 */
export async function explainDifferences(options: {
  db: Database;
  slug: string;
  reason: string;
  now: Date;
  userId?: string;
}): Promise<CheckedDifference[]> {
  const { db, slug, reason, ...who } = options;
  const study = await requireStudy({ db, slug });
  const { differences } = await checkFreeze({ db, study });
  const unexplained = differences.filter(({ explained }) => !explained);
  if (unexplained.length === 0) {
    throw new UserError(`study ${slug} has nothing to explain: it is what was frozen`, {
      code: 'nothing-to-explain',
    });
  }
  await db.$transaction(async (session) => {
    for (const difference of unexplained) {
      await recordDeviation({
        db: session,
        studyId: study.id,
        kind: 'changed after opening',
        reason: `${describeDifference(difference)}: ${reason}`,
        detail: detailOf(difference),
        ...who,
      });
    }
  });
  return unexplained;
}

function detailOf({ path, frozen, now }: CheckedDifference): Prisma.InputJsonObject {
  return { path, frozen, now };
}
