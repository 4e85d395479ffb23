import { studyStatus } from '#study/life/study-status.ts';
import type { StudyStatus } from '#study/life/study-status.ts';
import { database } from './database.ts';

/** How far each study of a researcher is, the newest first. */
export async function readStudyList(userId: string): Promise<StudyStatus[]> {
  const db = database();
  const members = await db.studyMember.findMany({
    where: { userId },
    select: { study: { select: { slug: true } } },
    orderBy: { study: { createdAt: 'desc' } },
  });
  return Promise.all(members.map(({ study }) => studyStatus({ db, slug: study.slug })));
}
