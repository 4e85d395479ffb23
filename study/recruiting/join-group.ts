import type { Database, DatabaseSession } from '#prisma/client.ts';
import { inLeanTransaction } from '#prisma/lean-transaction.ts';
import type { Enrolment } from '#prisma/generated/client.ts';
import { createPseudonym } from '../raters/create-pseudonym.ts';
import { linkRefused } from '../raters/link-refused.ts';
import { startSession } from '../raters/start-session.ts';
import { createToken, hashToken } from '../raters/token.ts';
import type { RandomBytes } from '../raters/token.ts';
import { findGroupLink } from './find-group-link.ts';
import type { GroupLinkOfStudy } from './group-link.ts';
import { findPlace, panelHashOf } from './find-place.ts';
import type { PanelVisit } from './panel-visit.ts';
import { findSeriesPseudonym, seriesHashOf } from './series-pseudonym.ts';

/** A rater who joined: a session, and a link of one's own to come back by; a panel's people have theirs. */
export type Joined = { sessionToken: string; inviteToken: string | null };

type Join = {
  db: Database;
  token: string;
  /** who the panel says it is; without it, somebody new */
  visit: PanelVisit | null;
  now: Date;
  randomBytes: RandomBytes;
};

/**
 * Joins a study by a group link. Whoever a panel sends twice is one rater and goes on, also when the
 * link is full or has ended; places are given one after the other, so that the cap holds however many
 * come at once. Call it for a deliberate act (a POST), since mail scanners open links.
 *
 * @throws UserError with code `unknown-invitation`, `link-full`, `link-ended`, `no-panel-name` or as
 *   `enrolRater`
 */
export async function joinGroup(join: Join): Promise<Joined> {
  const { db, token, visit, now, randomBytes } = join;
  const link = await findGroupLink({ db, token });
  if (!link) throw linkRefused('unknown-invitation');
  if (link.kind === 'panel' && visit === null) throw linkRefused('no-panel-name');
  const inviteToken = createToken(randomBytes);
  const of = link.kind === 'panel' ? visit : null;
  const { id: enrolmentId } = await takePlace({ ...join, link, visit: of, inviteToken });
  const { sessionToken } = await inLeanTransaction(db, (...held) =>
    startSession(held, { enrolmentId, now, randomBytes }),
  );
  return { sessionToken, inviteToken: of === null ? inviteToken : null };
}

/** The place of a person whom a panel has sent before, or a new one. */
async function takePlace(
  options: Join & { link: GroupLinkOfStudy; inviteToken: string },
): Promise<Enrolment> {
  const { db, link } = options;
  return db.$transaction(async (session) => {
    await session.$queryRaw`SELECT "id" FROM "Study" WHERE "id" = ${link.studyId} FOR UPDATE`;
    const { known, obstacle } = await findPlace({ ...options, db: session });
    if (obstacle !== null) throw linkRefused(obstacle);
    return known ?? addRater(session, options);
  });
}

async function addRater(
  session: DatabaseSession,
  { link, visit, inviteToken, now, randomBytes }: Parameters<typeof takePlace>[0],
): Promise<Enrolment> {
  const { id: groupLinkId, studyId } = link;
  const known = await session.enrolment.findMany({
    where: { studyId },
    select: { pseudonym: true },
  });
  const taken = new Set(known.map(({ pseudonym }) => pseudonym));
  const seriesHash = visit && seriesHashOf(link, visit);
  const kept = seriesHash && (await findSeriesPseudonym(session, { studyId, seriesHash }));
  const isFree = kept !== null && !taken.has(kept);
  return session.enrolment.create({
    data: {
      ...{ studyId, groupLinkId, number: known.length, invitedAt: now, seriesHash },
      pseudonym: isFree ? kept : createPseudonym(taken, randomBytes),
      inviteHash: hashToken(inviteToken),
      ...(visit && {
        panelHash: panelHashOf(studyId, visit),
        panelPerson: visit.person,
        panelStudy: visit.study,
        panelSession: visit.session,
      }),
    },
  });
}
