import type { DatabaseSession } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { standingVotesSql } from './standing-votes-sql.ts';

/** How many main votes stand on each of these questions. */
export async function countStandingVotes(options: {
  db: DatabaseSession;
  studyId: string;
  questions: readonly string[];
}): Promise<{ question: string; votes: number }[]> {
  const { db, studyId, questions } = options;
  const main = Prisma.sql`e."studyId" = ${studyId} AND t."kind" = 'main'`;
  const counts = await db.$queryRaw<{ question: string; votes: bigint }[]>`
    SELECT asked."question", count(s."question") AS votes
    FROM unnest(${questions}::text[]) AS asked("question")
    LEFT JOIN (${standingVotesSql(main)}) s ON s."question" = asked."question"
    GROUP BY asked."question"`;
  return counts.map(({ question, votes }) => ({ question, votes: Number(votes) }));
}
