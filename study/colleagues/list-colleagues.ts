import type { StudyRole } from '#domain/study-role.ts';
import type { DatabaseSession } from '#prisma/client.ts';

export type Colleague = { userId: string; name: string; email: string | null; role: StudyRole };

/** The members of a study, owners first, then by name. */
export async function listColleagues(options: {
  db: DatabaseSession;
  studyId: string;
}): Promise<Colleague[]> {
  const members = await options.db.studyMember.findMany({
    where: { studyId: options.studyId },
    include: { user: { select: { name: true, email: true } } },
    orderBy: { user: { name: 'asc' } },
  });
  const all = members.map(({ userId, role, user }) => ({ userId, role, ...user }));
  return (['owner', 'editor', 'viewer'] as const).flatMap((role) =>
    all.filter((colleague) => colleague.role === role),
  );
}
