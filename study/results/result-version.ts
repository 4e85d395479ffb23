import type { DatabaseSession } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { rowVersion } from '#prisma/row-version.ts';
import { at } from '#domain/at.ts';

/**
 * What the rows that the result of a study is made of were last written as, in a short text: while it
 * stays the same, so does the result. What is frozen beside them has a version of its own.
 */
export async function resultVersion(db: DatabaseSession, studyId: string): Promise<string> {
  const ofStudy = Prisma.sql`JOIN "Enrolment" e ON e."id" = t."enrolmentId" WHERE e."studyId" = ${studyId}`;
  const versions = await db.$queryRaw<{ version: string }[]>`
    SELECT concat_ws(' ', pg_postmaster_start_time(), count(*), sum(version)) AS version FROM (
      SELECT ${rowVersion('v')} AS version
        FROM "Vote" v JOIN "Trial" t ON t."id" = v."trialId" ${ofStudy}
      UNION ALL SELECT ${rowVersion('t')} FROM "Trial" t ${ofStudy}
      UNION ALL SELECT ${rowVersion('t')} FROM "Refusal" t ${ofStudy}
      UNION ALL SELECT ${rowVersion('e')} FROM "Enrolment" e WHERE e."studyId" = ${studyId}) written`;
  return at(versions, 0, 'the version of the votes').version;
}
