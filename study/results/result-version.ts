import type { DatabaseSession } from '#prisma/client.ts';
import { at } from '#domain/at.ts';

/**
 * What the votes of a study are at this moment, as a short text: while it stays the same, so does the
 * result. Votes and refusals are only ever added; reports of trials come and go.
 */
export async function resultVersion(db: DatabaseSession, studyId: string): Promise<string> {
  const counts = await db.$queryRaw<
    { votes: bigint; refused: bigint; reports: bigint; reported: Date | null }[]
  >`
    SELECT
      (SELECT count(*) FROM "Vote" v
        JOIN "Trial" t ON t."id" = v."trialId"
        JOIN "Enrolment" e ON e."id" = t."enrolmentId"
        WHERE e."studyId" = ${studyId}) AS votes,
      (SELECT coalesce(sum(r."count"), 0)::bigint FROM "Refusal" r
        JOIN "Enrolment" e ON e."id" = r."enrolmentId"
        WHERE e."studyId" = ${studyId}) AS refused,
      count(*) AS reports,
      max(t."reportedAt") AS reported
    FROM "Trial" t JOIN "Enrolment" e ON e."id" = t."enrolmentId"
    WHERE e."studyId" = ${studyId} AND t."reportedAt" IS NOT NULL`;
  const { votes, refused, reports, reported } = at(counts, 0, 'the count of votes');
  return [votes, refused, reports, reported === null ? 'none' : reported.toISOString()].join(' ');
}
