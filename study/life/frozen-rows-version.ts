import { at } from '#domain/at.ts';
import type { DatabaseSession } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { rowVersion } from '#prisma/row-version.ts';

/**
 * What every row that the check of a study's freeze reads was last written as, in a short text: while
 * it stays the same, so does the outcome of that check. Takes some milliseconds where the check reads
 * and hashes every image's record.
 *
 * Read it before what is to be kept by it: what is written in between then has another version.
 */
export async function frozenRowsVersion(db: DatabaseSession, studyId: string): Promise<string> {
  const versions = await db.$queryRaw<{ version: string }[]>`
    WITH comparisons AS (
      SELECT c."promptId", c."sampleAId", c."sampleBId", ${rowVersion('c')} AS version
      FROM "Comparison" c WHERE c."studyId" = ${studyId}),
    samples AS (
      SELECT s."id", s."armId", s."promptId", ${rowVersion('s')} AS version
      FROM "Sample" s JOIN "Run" r ON r."id" = s."runId" WHERE r."studyId" = ${studyId}
      UNION
      SELECT s."id", s."armId", s."promptId", ${rowVersion('s')}
      FROM "Sample" s WHERE s."id" IN (
        SELECT "sampleAId" FROM comparisons UNION SELECT "sampleBId" FROM comparisons)),
    arms AS (
      SELECT a."modelId", ${rowVersion('a')} AS version
      FROM "Arm" a WHERE a."studyId" = ${studyId} OR a."id" IN (SELECT "armId" FROM samples)),
    prompts AS (
      SELECT p."promptSetId", ${rowVersion('p')} AS version
      FROM "Prompt" p WHERE p."id" IN (
        SELECT "promptId" FROM comparisons UNION SELECT "promptId" FROM samples)),
    written AS (
      SELECT version FROM comparisons
      UNION ALL SELECT version FROM samples
      UNION ALL SELECT version FROM arms
      UNION ALL SELECT version FROM prompts
      UNION ALL ${versionsOf('Study', 'id', Prisma.sql`(${studyId})`)}
      UNION ALL ${versionsOf('ImportedVotes', 'studyId', Prisma.sql`(${studyId})`, 'studyId')}
      UNION ALL ${versionsOf('Deviation', 'studyId', Prisma.sql`(${studyId})`)}
      UNION ALL ${versionsOf('Model', 'id', Prisma.sql`(SELECT "modelId" FROM arms)`)}
      UNION ALL ${versionsOf('PromptSet', 'id', Prisma.sql`(SELECT "promptSetId" FROM prompts)`)})
    SELECT concat_ws(' ', pg_postmaster_start_time(), count(*), sum(version)) AS version
    FROM written`;
  return at(versions, 0, 'the version of the frozen rows').version;
}

function versionsOf(table: string, column: string, among: Prisma.Sql, key = 'id'): Prisma.Sql {
  const [from, by] = [Prisma.raw(`"${table}" x`), Prisma.raw(`x."${column}"`)];
  return Prisma.sql`SELECT ${rowVersion('x', key)} FROM ${from} WHERE ${by} IN ${among}`;
}
