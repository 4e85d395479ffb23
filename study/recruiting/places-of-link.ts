import { counted } from '#domain/counted.ts';
import type { Asker } from '#prisma/asker.ts';
import { linkRefused } from '../raters/link-refused.ts';

/** How long the place of whoever joined is kept before they have agreed, in ms: an hour. */
const KEPT_MS = 60 * 60 * 1000;

const keptSince = (now: Date): Date => new Date(now.getTime() - KEPT_MS);

/** How many places of each group link of a study are taken: by who agreed, and who came a short while ago. */
export async function takenPlaces(
  db: Asker,
  { studyId, now }: { studyId: string; now: Date },
): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ link: string; taken: number }>`
    SELECT "groupLinkId" AS link, count(*)::int AS taken FROM "Enrolment"
    WHERE "studyId" = ${studyId} AND "groupLinkId" IS NOT NULL AND "leftAt" IS NULL
      AND ("consentedAt" IS NOT NULL OR "invitedAt" > ${keptSince(now)}::timestamp)
    GROUP BY "groupLinkId"`;
  return new Map(rows.map(({ link, taken }) => [link, taken]));
}

/**
 * Holds a rater who agrees late to the cap of the group link that they joined by: their place may be
 * another's by then. Call it while the study's row is held.
 *
 * @throws UserError `link-full` when all places are taken
 */
export async function holdToCap(
  session: Asker,
  { enrolmentId, studyId, now }: { enrolmentId: string; studyId: string; now: Date },
): Promise<void> {
  const [link] = await session.$queryRaw<{ id: string; cap: number }>`
    SELECT link."id", link."cap" FROM "Enrolment" late
    JOIN "GroupLink" link ON link."id" = late."groupLinkId"
    WHERE late."id" = ${enrolmentId} AND late."invitedAt" <= ${keptSince(now)}::timestamp`;
  if (link === undefined) return;
  const taken = await takenPlaces(session, { studyId, now });
  if (counted(taken, link.id) >= link.cap) throw linkRefused('link-full');
}
