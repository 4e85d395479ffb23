import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';

/** All studies, the newest first; with `userId`, those that this researcher is a member of. */
export async function listStudies(options: { db: Database; userId?: string }): Promise<Study[]> {
  const { db, userId } = options;
  return db.study.findMany({
    where: userId === undefined ? {} : { members: { some: { userId } } },
    orderBy: { createdAt: 'desc' },
  });
}
