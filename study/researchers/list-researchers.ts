import type { StudyRole } from '#domain/study-role.ts';
import type { Database } from '#prisma/client.ts';

export type ListedResearcher = {
  id: string;
  name: string;
  email: string | null;
  /** whether they can sign in without a link */
  password: boolean;
  createdAt: Date;
  studies: { study: string; role: StudyRole }[];
};

/** The researchers of an installation and what they are in which study, the first ones first. */
export async function listResearchers(db: Database): Promise<ListedResearcher[]> {
  const users = await db.user.findMany({
    orderBy: { createdAt: 'asc' },
    include: {
      memberships: {
        select: { role: true, study: { select: { slug: true } } },
        orderBy: { study: { createdAt: 'asc' } },
      },
    },
  });
  return users.map(({ id, name, email, passwordHash, createdAt, memberships }) => ({
    id,
    name,
    email,
    password: passwordHash !== null,
    createdAt,
    studies: memberships.map(({ role, study }) => ({ study: study.slug, role })),
  }));
}
