import type { Answer } from '#domain/answer.ts';
import type { TrialKind } from '#domain/trial-kind.ts';
import type { Database } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { epochMs } from './epoch-ms.ts';

/** A vote as the database has it, with its trial; moments in ms since 1970, and not yet trusted. */
export type StoredVote = {
  trialId: string;
  pseudonym: string;
  simulated: boolean;
  comparisonId: string;
  aOnLeft: boolean;
  kind: TrialKind;
  order: number;
  reportedMs: number | null;
  question: string;
  answer: Answer | null;
  undo: boolean;
  answeredMs: number;
  /** place in the order of arrival */
  arrival: number;
  receivedMs: number | null;
  /** by the page's clock */
  clientMs: number | null;
  responseMs: number;
  decodeMs: number | null;
  focusLosses: number;
  viewport: string | null;
  pixelRatio: number | null;
};

/** The votes of some raters, by rater, order in the session and question. */
export async function readStoredVotes(
  db: Database,
  enrolmentIds: readonly string[],
): Promise<StoredVote[]> {
  const ms = (column: string): Prisma.Sql => epochMs(Prisma.raw(column));
  // one join: through the client's relations the same takes ten times as long
  return db.$queryRaw<StoredVote[]>`
    SELECT v."trialId", e."pseudonym", e."simulated", t."comparisonId", t."aOnLeft",
      t."kind"::text AS kind, t."order", ${ms('t."reportedAt"')} AS "reportedMs", v."question",
      v."answer"::text AS answer, v."undo", ${ms('v."answeredAt"')} AS "answeredMs",
      v."revision" AS arrival, ${ms('v."receivedAt"')} AS "receivedMs",
      ${ms('v."clientAt"')} AS "clientMs", v."responseMs", v."decodeMs", v."focusLosses",
      v."viewport", v."pixelRatio"
    FROM "Vote" v
    JOIN "Trial" t ON t."id" = v."trialId"
    JOIN "Enrolment" e ON e."id" = t."enrolmentId"
    WHERE e."id" = ANY(${enrolmentIds})
    ORDER BY e."pseudonym", t."order", v."question", v."revision"`;
}
