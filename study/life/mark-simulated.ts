import type { Database } from '#prisma/client.ts';
import { holdStudy } from './hold-study.ts';
import { recordDeviation } from './record-deviation.ts';

/**
 * Marks a study as one that simulated raters vote in, which is said wherever its results are. In a
 * study that has opened this is a deviation. Marked again, nothing changes.
 */
export async function markSimulated(options: {
  db: Database;
  studyId: string;
  now: Date;
}): Promise<void> {
  const { db, studyId, now } = options;
  await db.$transaction(async (session) => {
    await holdStudy(session, studyId);
    const study = await session.study.findUniqueOrThrow({ where: { id: studyId } });
    if (study.simulated) return;
    await session.study.update({ where: { id: studyId }, data: { simulated: true } });
    if (study.openedAt === null) return;
    await recordDeviation({
      db: session,
      studyId,
      kind: 'simulated raters',
      reason: 'simulated raters vote beside the others',
      detail: { path: 'stored.study.simulated', frozen: false, now: true },
      now,
    });
  });
}
