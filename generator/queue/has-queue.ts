import { at } from '#domain/at.ts';
import type { Database } from '#prisma/client.ts';

/** Whether the database has a queue: before the first worker there is none. */
export async function hasQueue(db: Database): Promise<boolean> {
  const tables = await db.$queryRaw<{ known: boolean }[]>`
    SELECT to_regclass('pgboss.job') IS NOT NULL AS known`;
  return at(tables, 0, 'the answer').known;
}
