import type { Asker } from '#prisma/asker.ts';
import type { Enrolment } from '#prisma/generated/client.ts';
import type { RaterSession } from './rater-session.ts';
import { hashToken } from './token.ts';

/** Whom a link invites, as far as its page needs it. Not for the rater's eyes, as `RaterSession`. */
export type Invited = Pick<Enrolment, 'id' | 'state' | 'slot' | 'groupLinkId'> &
  Pick<RaterSession, 'study'> & { hasConsented: boolean };

type Row = Omit<Invited, 'study'> & {
  studyId: string;
  slug: string;
  name: string;
  studyState: Invited['study']['state'];
  protocol: Invited['study']['protocol'];
  origin: Invited['study']['origin'];
};

/** Whom an invitation link is for, or null. Looking takes nothing up: mail scanners open links. */
export async function findInvitation(options: {
  db: Asker;
  inviteToken: string;
}): Promise<Invited | null> {
  const { db, inviteToken } = options;
  const [found] = await db.$queryRaw<Row>`
    SELECT e."id", e."state"::text AS state, e."slot", e."groupLinkId",
           e."consentedAt" IS NOT NULL AS "hasConsented", s."id" AS "studyId", s."slug", s."name",
           s."state"::text AS "studyState", s."protocol", s."origin"
    FROM "Enrolment" e JOIN "Study" s ON s."id" = e."studyId"
    WHERE e."inviteHash" = ${hashToken(inviteToken)}`;
  if (!found) return null;
  const { studyId, slug, name, studyState, protocol, origin, ...invited } = found;
  return { ...invited, study: { id: studyId, slug, name, state: studyState, protocol, origin } };
}
