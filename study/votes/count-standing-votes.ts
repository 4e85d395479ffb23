import type { DatabaseSession } from '#prisma/client.ts';
import { standingMainVotes } from './standing-main-votes.ts';

/** How many main votes stand on each of these questions. */
export async function countStandingVotes(options: {
  db: DatabaseSession;
  studyId: string;
  questions: readonly string[];
}): Promise<{ question: string; votes: number }[]> {
  const { db, studyId, questions } = options;
  const counts = await db.$queryRaw<{ question: string; votes: bigint }[]>`
    SELECT asked."question", count(s."question") AS votes
    FROM unnest(${questions}::text[]) AS asked("question")
    LEFT JOIN ${standingMainVotes(studyId)} s ON s."question" = asked."question"
    GROUP BY asked."question"`;
  return counts.map(({ question, votes }) => ({ question, votes: Number(votes) }));
}
