import type { Asker } from '#prisma/asker.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { linkRefused } from '../raters/link-refused.ts';

/** How long the place of whoever joined is kept before they have agreed, in ms: an hour. */
const KEPT_MS = 60 * 60 * 1000;

const keptSince = (now: Date): Date => new Date(now.getTime() - KEPT_MS);

/** The raters who take up the places of a group link: who agreed, and who came a short while ago. */
export function whoTakesPlaces(now: Date): Prisma.EnrolmentWhereInput {
  return {
    leftAt: null,
    OR: [{ consentedAt: { not: null } }, { invitedAt: { gt: keptSince(now) } }],
  };
}

/**
 * Holds a rater who agrees late to the cap of the group link that they joined by: their place may be
 * another's by then. Call it while the study's row is held.
 *
 * @throws UserError `link-full` when all places are taken
 */
export async function holdToCap(
  session: Asker,
  { enrolmentId, now }: { enrolmentId: string; now: Date },
): Promise<void> {
  const since = keptSince(now);
  const full = await session.$queryRaw`
    SELECT FROM "Enrolment" late JOIN "GroupLink" link ON link."id" = late."groupLinkId"
    WHERE late."id" = ${enrolmentId} AND late."invitedAt" <= ${since}::timestamp AND link."cap" <= (
      SELECT count(*) FROM "Enrolment" other
      WHERE other."groupLinkId" = link."id" AND other."id" <> late."id" AND other."leftAt" IS NULL
        AND (other."consentedAt" IS NOT NULL OR other."invitedAt" > ${since}::timestamp))`;
  if (full.length > 0) throw linkRefused('link-full');
}
