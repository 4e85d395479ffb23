import type { Database } from '#prisma/client.ts';

/** The study of a run, for the log; null when the database does not answer, or has no such run. */
export async function studyOfRun(db: Database, runId: string): Promise<string | null> {
  const run = await db.run
    .findUnique({ where: { id: runId }, select: { study: { select: { slug: true } } } })
    .catch(() => null);
  return run === null ? null : run.study.slug;
}
