import type { Database } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import { EXCLUDED_COMPARISON } from './explained-change.ts';
import { holdStudy } from './hold-study.ts';
import { recordDeviation } from './record-deviation.ts';

/**
 * Takes a comparison out of a study: it is not shown any more. In a study that has opened this is a
 * deviation; votes given until then stay in the record as they are. Excluded again, nothing changes.
 *
 * @throws UserError when the study has no such comparison
 */
export async function excludeComparison(options: {
  db: Database;
  studyId: string;
  comparisonId: string;
  reason: string;
  now: Date;
  userId?: string;
}): Promise<void> {
  const { db, studyId, comparisonId, ...why } = options;
  await db.$transaction(async (session) => {
    await holdStudy(session, studyId);
    const comparison = await session.comparison.findFirst({
      where: { id: comparisonId, studyId },
      include: { study: true },
    });
    if (!comparison) {
      throw new UserError('this study has no such comparison', { code: 'unknown-comparison' });
    }
    if (comparison.excluded) return;
    await session.comparison.update({ where: { id: comparisonId }, data: { excluded: true } });
    if (comparison.study.openedAt === null) return;
    await recordDeviation({
      db: session,
      studyId,
      kind: EXCLUDED_COMPARISON,
      detail: {
        comparison: comparison.number,
        path: `comparisons.${comparison.number}.excluded`,
        frozen: false,
        now: true,
      },
      ...why,
    });
  });
}
