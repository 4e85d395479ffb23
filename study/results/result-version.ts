import type { DatabaseSession } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { rowContent, rowVersion } from '#prisma/row-version.ts';
import { at } from '#domain/at.ts';

/**
 * What the rows that the result of a study is made of were last written as, in a short text: while it
 * stays the same, so does the result. What is frozen beside them has a version of its own.
 */
export async function resultVersion(db: DatabaseSession, studyId: string): Promise<string> {
  const written = await sumOfRows(db, studyId, rowVersion);
  return `${written.started} ${written.sum}`;
}

/** The same of what these rows hold, so that it stays when the server starts again; takes a little longer. */
export async function resultContent(db: DatabaseSession, studyId: string): Promise<string> {
  const { sum } = await sumOfRows(db, studyId, rowContent);
  return sum;
}

async function sumOfRows(
  db: DatabaseSession,
  studyId: string,
  versionOf: (alias: string) => Prisma.Sql,
): Promise<{ started: string; sum: string }> {
  const ofStudy = Prisma.sql`JOIN "Enrolment" e ON e."id" = t."enrolmentId" WHERE e."studyId" = ${studyId}`;
  const sums = await db.$queryRaw<{ started: string; sum: string }[]>`
    SELECT pg_postmaster_start_time()::text AS started, concat_ws(' ', count(*), sum(version)) AS sum FROM (
      SELECT ${versionOf('v')} AS version
        FROM "Vote" v JOIN "Trial" t ON t."id" = v."trialId" ${ofStudy}
      UNION ALL SELECT ${versionOf('t')} FROM "Trial" t ${ofStudy}
      UNION ALL SELECT ${versionOf('t')} FROM "Refusal" t ${ofStudy}
      UNION ALL SELECT ${versionOf('e')} FROM "Enrolment" e WHERE e."studyId" = ${studyId}) written`;
  return at(sums, 0, 'the version of the votes');
}
