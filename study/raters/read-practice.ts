import type { DatabaseSession } from '#prisma/client.ts';
import type { Share } from './rater-work.ts';

/** Answers of raters that were right of those known in their last try at practice, by enrolment. */
export async function readPractice(options: {
  db: DatabaseSession;
  studyId: string;
}): Promise<Map<string, Share>> {
  const rows = await options.db.$queryRaw<(Share & { id: string })[]>`
    SELECT e."id", sum(t."knownRight")::int AS count, sum(t."knownOf")::int AS of
    FROM "Enrolment" e
    JOIN "Trial" t ON t."enrolmentId" = e."id" AND t."attempt" = e."practiceTry"
    WHERE e."studyId" = ${options.studyId} AND t."knownOf" IS NOT NULL
    GROUP BY e."id"`;
  return new Map(rows.map(({ id, count, of }) => [id, { count, of }]));
}
