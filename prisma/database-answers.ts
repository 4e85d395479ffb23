import type { Database } from './client.ts';

/** Whether the database does its work now: tried, since a lost connection has many names. */
export async function databaseAnswers(db: Database): Promise<boolean> {
  return db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
}
