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

const placed = Prisma.sql`
  "trialId", "idempotencyKey" AS key, "undo", "sessionId", "revision" AS arrival,
  ${epochMs(Prisma.sql`"answeredAt"`)} AS "answeredMs"`;

/** The votes of a trial, and the one that has a key, wherever it is. */
export async function readVoteActs(
  db: Asker,
  { trialId, key }: { trialId: string; key?: string | undefined },
): Promise<VoteAct[]> {
  return db.$queryRaw<VoteAct>`
    SELECT ${placed}, "question", "answer"::text AS answer FROM "Vote"
    WHERE "trialId" = ${trialId} OR "idempotencyKey" = ${key ?? null}`;
}

/** The reports of a trial, and the one that has a key, wherever it is. */
export async function readReportActs(
  db: Asker,
  { trialId, key }: { trialId: string; key?: string | undefined },
): Promise<ReportAct[]> {
  return db.$queryRaw<ReportAct>`
    SELECT ${placed}, "reason" FROM "Report"
    WHERE "trialId" = ${trialId} OR "idempotencyKey" = ${key ?? null}`;
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
