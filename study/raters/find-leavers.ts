import type { DatabaseSession } from '#prisma/client.ts';
import type { LeaveReason } from '#prisma/generated/client.ts';
import { epochMs } from '../votes/epoch-ms.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** Raters whose place may be dealt again, by the id of their enrolment, and why. */
export type Leavers = ReadonlyMap<string, LeaveReason>;

/**
 * Who has left a study, by the recorded rule: withdrew; has not voted for `awayMs` since the consent
 * or the last vote, and is not done; was screened out; or is left out by the declared
 * rule of exclusion (`findExcluded`). Of the last two nothing is counted.
 *
 * @param excluded ids of enrolments
 */
export async function findLeavers(options: {
  db: DatabaseSession;
  studyId: string;
  awayMs: number;
  excluded: ReadonlySet<string>;
  now: Date;
}): Promise<Leavers> {
  const { db, studyId, awayMs, excluded, now } = options;
  const raters = await db.$queryRaw<{ id: string; left: LeaveReason | null; lastMs: number }[]>`
    SELECT e."id", e."leftReason"::text AS "left",
           ${epochMs(Prisma.sql`greatest(e."consentedAt", max(v."answeredAt"), max(v."receivedAt"))`)}
             AS "lastMs"
    FROM "Enrolment" e
    LEFT JOIN "Trial" t ON t."enrolmentId" = e."id"
    LEFT JOIN "Vote" v ON v."trialId" = t."id"
    WHERE e."studyId" = ${studyId} AND e."consentedAt" IS NOT NULL
      AND (e."leftAt" IS NOT NULL OR e."state" IN ('practising', 'voting'))
    GROUP BY e."id"`;
  const isAway = ({ lastMs }: { lastMs: number }): boolean => now.getTime() - lastMs > awayMs;
  const left = raters.flatMap((rater): [string, LeaveReason][] => {
    if (rater.left !== null) return [[rater.id, rater.left]];
    return isAway(rater) ? [[rater.id, 'away']] : [];
  });
  return new Map([...left, ...[...excluded].map((id) => [id, 'excluded'] as const)]);
}
