import type { DatabaseSession } from '#prisma/client.ts';

/** Holds a study's row to the end of the transaction: it is not opened or changed meanwhile. */
export async function holdStudy(session: DatabaseSession, studyId: string): Promise<void> {
  await session.$queryRaw`SELECT 1 FROM "Study" WHERE "id" = ${studyId} FOR UPDATE`;
}
