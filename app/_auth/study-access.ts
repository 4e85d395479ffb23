import type { Database } from '#prisma/client.ts';
import { mayDo } from '#domain/study-rights.ts';
import type { StudyRight } from '#domain/study-rights.ts';
import type { Prisma, Study, StudyRole } from '#prisma/generated/client.ts';
import { studySlug } from '#study/life/study-slug.ts';

export type StudyAccess = { study: Study; role: StudyRole };

/**
 * The study of this slug and the person's role in it, or null when there is none or the role may
 * not do what is asked. A study that may not be seen and one that does not exist look the same.
 */
export async function findStudyAccess(
  database: Pick<Database, 'studyMember'>,
  { slug, userId, right }: { slug: string; userId: string; right: StudyRight },
): Promise<StudyAccess | null> {
  if (!studySlug.safeParse(slug).success) return null;
  return findAccessTo(database, { where: { slug }, userId, right });
}

/** As `findStudyAccess`, for one of the studies that a condition holds for, such as having a run. */
export async function findAccessTo(
  database: Pick<Database, 'studyMember'>,
  { where, userId, right }: { where: Prisma.StudyWhereInput; userId: string; right: StudyRight },
): Promise<StudyAccess | null> {
  const members = await database.studyMember.findMany({
    where: { userId, study: where },
    include: { study: true },
  });
  const member = members.find(({ role }) => mayDo(role, right));
  return member ? { study: member.study, role: member.role } : null;
}
