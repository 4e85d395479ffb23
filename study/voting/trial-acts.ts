import { standingVotes } from '#domain/standing-votes.ts';
import type { Answer } from '#domain/answer.ts';
import type { Asker } from '#prisma/asker.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { epochMs } from '../votes/epoch-ms.ts';
import { numberRevisions } from '../votes/number-revisions.ts';
import type { Numbered } from '../votes/number-revisions.ts';
import type { PlacedAct } from '../votes/order-of-answering.ts';

/** An act on a trial, as far as deciding what stands needs it. */
export type TrialAct = PlacedAct & {
  trialId: string;
  key: string;
  undo: boolean;
  sessionId: string | null;
};
export type VoteAct = TrialAct & { question: string; answer: Answer | null };
export type ReportAct = TrialAct & { reason: string | null };

type Which = { trialId: string; key?: string | undefined };

const placed = Prisma.sql`
  "trialId", "idempotencyKey" AS key, "undo", "sessionId", "revision" AS arrival,
  ${epochMs(Prisma.sql`"answeredAt"`)} AS "answeredMs"`;

/** The votes of a trial, and the one that has a key, wherever it is. */
export async function readVoteActs(db: Asker, which: Which): Promise<VoteAct[]> {
  const votes = Prisma.sql`
    SELECT ${placed}, "question", "answer"::text AS answer FROM "Vote"`;
  return db.$queryRaw<VoteAct>(ofTrialOrKey(votes, which));
}

/** The reports of a trial, and the one that has a key, wherever it is. */
export async function readReportActs(db: Asker, which: Which): Promise<ReportAct[]> {
  const reports = Prisma.sql`SELECT ${placed}, "reason" FROM "Report"`;
  return db.$queryRaw<ReportAct>(ofTrialOrKey(reports, which));
}

/**
 * Two halves, each by an index of its own. Asked for with OR, PostgreSQL reads the whole table as long
 * as it does not know how large that has become, and each vote costs more than the one before.
 */
function ofTrialOrKey(acts: Prisma.Sql, { trialId, key }: Which): Prisma.Sql {
  if (key === undefined) return Prisma.sql`${acts} WHERE "trialId" = ${trialId}`;
  return Prisma.sql`
    ${acts} WHERE "trialId" = ${trialId} UNION ALL
    ${acts} WHERE "idempotencyKey" = ${key} AND "trialId" <> ${trialId}`;
}

/** Of the votes of one trial the one that stands for each question. */
export function standingByQuestion(votes: readonly VoteAct[]): Map<string, Numbered<VoteAct>> {
  const byQuestion = Map.groupBy(votes, ({ question }) => question);
  const numbered = [...byQuestion.values()].flatMap((acts) => numberRevisions(acts));
  return standingVotes(numbered, ({ question }) => question);
}

/** The report of one trial that stands, if any. */
export function standingReport(reports: readonly ReportAct[]): Numbered<ReportAct> | undefined {
  return standingVotes(numberRevisions(reports), ({ trialId }) => trialId)
    .values()
    .next().value;
}
