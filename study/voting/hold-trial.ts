import { UserError } from '#domain/user-error.ts';
import type { Asker } from '#prisma/asker.ts';
import { rowVersion } from '#prisma/row-version.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { StudyState, TrialKind } from '#prisma/generated/client.ts';
import { keptProtocol } from '../protocol/kept-protocol.ts';
import type { StudyVersion } from '../protocol/kept-protocol.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { ActSession } from '../raters/find-session.ts';
import { isUnscreened } from '../screening/is-unscreened.ts';
import { epochMs } from '../votes/epoch-ms.ts';
import { requireOpenStudy } from './require-open-study.ts';
import { timeOfAnswering } from './time-of-answering.ts';

/** What an act says of itself and how it came. */
export type Arrival = {
  /** the session that its page names, and the one whose cookie brought it */
  session?: string | undefined;
  through?: ActSession | undefined;
  clientAt?: Date | undefined;
  clockOffsetMs?: number | undefined;
  now: Date;
};

/** A trial of a rater whose acts are being written, and where the act in hand belongs. */
export type HeldTrial = {
  trialId: string;
  kind: TrialKind;
  /** its known answers were told the rater, so that what was answered stays */
  isJudged: boolean;
  /** an answer decides over nothing but the trial: neither over practice nor by a declared limit */
  isPlain: boolean;
  protocol: Protocol;
  /** the session in which the act was done; null when it is not known */
  sessionId: string | null;
  /** the page named its session: it sends its acts in the order in which they were done */
  isInOrder: boolean;
  /** when the pair was served to that session, and when it was done, by the server's clock, in ms */
  servedMs: number;
  answeredMs: number;
};

type Row = StudyVersion & {
  state: StudyState;
  rater: string;
  kind: TrialKind;
  judged: boolean;
  /** asked only whether they are there */
  screenedAt: Date | null;
  practicePassedAt: Date | null;
  named: string | null;
  served: number | null;
  started: number | null;
  firstServed: number | null;
  servedElsewhere: number | null;
  consented: number;
};

/**
 * Takes hold of a rater's enrolment for the rest of the transaction, so that this rater's acts are
 * written one after the other, from however many tabs; other raters are not held up. Says when the
 * act was done: an act of a session is no older than the serving of the pair to that session, and
 * older than its serving to a session that came after it; one that names no session is no older than
 * the first serving to any.
 *
 * @throws UserError with code `unknown-trial` when the trial is not this rater's, or not yet, `study-closed` when
 *   the study takes no votes, `withdrawn` when the rater does not take part any more, `screened-out`
 *   when the rater's part was ended by a declared rule, `signed-out` when the session that brings the act had ended before it was done
 */
export async function holdTrial(
  options: Arrival & { db: Asker; enrolmentId: string; trialId: string },
): Promise<HeldTrial> {
  const { trialId, through, now } = options;
  const row = await readTrial(options);
  const protocol = row && (await keptProtocol(options.db, row));
  if (!row || !protocol || isUnscreened(protocol, row))
    throw new UserError('this trial is not yours', { code: 'unknown-trial' });
  requireOpenStudy(row.state);
  if (row.rater === 'withdrawn') {
    throw new UserError('you have withdrawn from this study', { code: 'withdrawn' });
  }
  if (row.rater === 'screened_out') {
    throw new UserError('your part in this study is over', { code: 'screened-out' });
  }
  const served = row.named === null ? row.firstServed : (row.served ?? row.started);
  const servedMs = served ?? row.consented;
  const answeredMs = timeOfAnswering({
    claimed: claimOf(options),
    servedAt: servedMs,
    servedElsewhereAt: row.servedElsewhere,
    receivedAt: now.getTime(),
  });
  if (through?.endedAt && answeredMs > through.endedAt.getTime()) {
    throw new UserError('your session ended before this: open your invitation link again', {
      code: 'signed-out',
    });
  }
  return {
    trialId,
    kind: row.kind,
    isJudged: row.judged,
    isPlain: isPlain(protocol, row),
    protocol,
    sessionId: row.named ?? through?.id ?? null,
    isInOrder: row.named !== null,
    servedMs,
    answeredMs,
  };
}

async function readTrial(options: {
  db: Asker;
  enrolmentId: string;
  trialId: string;
  session?: string | undefined;
}): Promise<Row | undefined> {
  const { db, enrolmentId, trialId, session = null } = options;
  const [row] = await db.$queryRaw<Row>`
    SELECT s."state"::text AS state, e."state"::text AS rater, t."kind"::text AS kind,
           t."knownOf" IS NOT NULL AS judged,
           s."id" AS "studyId", ${rowVersion('s')} AS version, e."screenedAt", e."practicePassedAt",
           n."id" AS named, ${epochMs(Prisma.sql`v."servedAt"`)} AS served,
           ${epochMs(Prisma.sql`n."startedAt"`)} AS started,
           (SELECT ${epochMs(Prisma.sql`min(f."servedAt")`)} FROM "Serving" f
            WHERE f."trialId" = t."id") AS "firstServed",
           (SELECT ${epochMs(Prisma.sql`min(coalesce(l."servedAt", r."startedAt"))`)}
            FROM "RatingSession" r
            LEFT JOIN "Serving" l ON l."sessionId" = r."id" AND l."trialId" = t."id"
            WHERE r."enrolmentId" = e."id" AND r."id" <> n."id" AND r."startedAt" >= n."endedAt"
              AND (l."trialId" IS NOT NULL OR EXISTS (SELECT FROM "Vote" o
                   WHERE o."trialId" = t."id" AND o."sessionId" = r."id"))) AS "servedElsewhere",
           ${epochMs(Prisma.sql`coalesce(e."consentedAt", e."invitedAt")`)} AS consented
    FROM "Trial" t JOIN "Enrolment" e ON e."id" = t."enrolmentId"
    JOIN "Study" s ON s."id" = e."studyId"
    LEFT JOIN "RatingSession" n ON n."id" = ${session} AND n."enrolmentId" = e."id"
    LEFT JOIN "Serving" v ON v."sessionId" = n."id" AND v."trialId" = t."id"
    WHERE t."id" = ${trialId} AND e."id" = ${enrolmentId} FOR NO KEY UPDATE OF e`;
  return row;
}

function isPlain({ gold, quality }: Protocol, row: Row): boolean {
  const isPassed = quality.pass_mark === undefined || row.practicePassedAt !== null;
  const isExplained = row.kind === 'practice' && gold.length > 0;
  return isPassed && !isExplained && quality.limits === undefined;
}

function claimOf({ clientAt, clockOffsetMs = 0 }: Arrival): number | null {
  return clientAt === undefined ? null : clientAt.getTime() - clockOffsetMs;
}
