import type { Answer } from '#domain/answer.ts';
import type { TrialKind } from '#domain/trial-kind.ts';
import type { DatabaseSession } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { epochMs } from './epoch-ms.ts';

/** A vote as the database has it, with its trial; moments in ms since 1970, and not yet trusted. */
export type StoredVote = {
  trialId: string;
  enrolmentId: string;
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
  db: DatabaseSession,
  enrolmentIds: readonly string[],
): Promise<StoredVote[]> {
  const ms = (column: string): Prisma.Sql => epochMs(Prisma.raw(column));
  // one join, and one row of JSON for each rater: through the client's relations the same takes ten
  // times as long, and as a row for each vote three times
  const raters = await db.$queryRaw<(Rater & { votes: Packed[] })[]>`
    SELECT e."id" AS "enrolmentId", e."pseudonym", e."simulated", json_agg(json_build_array(
      v."trialId", t."comparisonId", t."aOnLeft", t."kind", t."order", ${ms('t."reportedAt"')},
      v."question", v."answer", v."undo", ${ms('v."answeredAt"')}, v."revision",
      ${ms('v."receivedAt"')}, ${ms('v."clientAt"')}, v."responseMs", v."decodeMs",
      v."focusLosses", v."viewport", v."pixelRatio"
    ) ORDER BY t."order", v."question", v."revision") AS votes
    FROM "Vote" v
    JOIN "Trial" t ON t."id" = v."trialId"
    JOIN "Enrolment" e ON e."id" = t."enrolmentId"
    WHERE e."id" = ANY(${enrolmentIds})
    GROUP BY e."id"
    ORDER BY e."pseudonym"`;
  return raters.flatMap(({ votes, ...rater }) => votes.map((vote) => unpack(vote, rater)));
}

type Rater = Pick<StoredVote, 'enrolmentId' | 'pseudonym' | 'simulated'>;

/** A vote as the query packs it, column after column. */
type Packed = [
  trialId: string,
  comparisonId: string,
  aOnLeft: boolean,
  kind: TrialKind,
  order: number,
  reportedMs: number | null,
  question: string,
  answer: Answer | null,
  undo: boolean,
  answeredMs: number,
  arrival: number,
  receivedMs: number | null,
  clientMs: number | null,
  responseMs: number,
  decodeMs: number | null,
  focusLosses: number,
  viewport: string | null,
  pixelRatio: number | null,
];

/** By place: parting the columns with patterns takes three times as long on 100,000 votes. */
function unpack(packed: Packed, { enrolmentId, pseudonym, simulated }: Rater): StoredVote {
  return {
    trialId: packed[0],
    enrolmentId,
    pseudonym,
    simulated,
    comparisonId: packed[1],
    aOnLeft: packed[2],
    kind: packed[3],
    order: packed[4],
    reportedMs: packed[5],
    question: packed[6],
    answer: packed[7],
    undo: packed[8],
    answeredMs: packed[9],
    arrival: packed[10],
    receivedMs: packed[11],
    clientMs: packed[12],
    responseMs: packed[13],
    decodeMs: packed[14],
    focusLosses: packed[15],
    viewport: packed[16],
    pixelRatio: packed[17],
  };
}
