import type { Database } from '#prisma/client.ts';

/** Signs a researcher out everywhere: who signed in before now has to sign in again. */
export async function endSessions(options: {
  db: Pick<Database, 'user'>;
  userId: string;
  now: Date;
}): Promise<void> {
  const { db, userId, now } = options;
  await db.user.update({ where: { id: userId }, data: { sessionsEndedAt: now } });
}
