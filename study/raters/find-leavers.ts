import type { Asker } from '#prisma/asker.ts';
import type { LeaveReason } from '#prisma/generated/client.ts';

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
  db: Asker;
  studyId: string;
  awayMs: number;
  excluded: ReadonlySet<string>;
  now: Date;
}): Promise<Leavers> {
  const { db, studyId, awayMs, excluded, now } = options;
  const since = new Date(now.getTime() - awayMs);
  // the votes are looked at of those only who consented so long ago
  const left = await db.$queryRaw<{ id: string; why: LeaveReason }>`
    SELECT e."id", coalesce(e."leftReason"::text, 'away') AS why FROM "Enrolment" e
    WHERE e."studyId" = ${studyId} AND e."consentedAt" IS NOT NULL
      AND (e."leftAt" IS NOT NULL OR e."state" IN ('practising', 'voting'))
      AND (e."leftReason" IS NOT NULL OR (e."consentedAt" < ${since}::timestamp AND NOT EXISTS (
        SELECT FROM "Trial" t JOIN "Vote" v ON v."trialId" = t."id"
        WHERE t."enrolmentId" = e."id"
          AND greatest(v."answeredAt", v."receivedAt") >= ${since}::timestamp)))`;
  return new Map([
    ...left.map(({ id, why }) => [id, why] as const),
    ...[...excluded].map((id) => [id, 'excluded'] as const),
  ]);
}
