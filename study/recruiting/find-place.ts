import { counted } from '#domain/counted.ts';
import type { DatabaseSession } from '#prisma/client.ts';
import type { Enrolment } from '#prisma/generated/client.ts';
import type { Obstacle } from '#domain/words/rater-words.ts';
import { invitationObstacle } from '../raters/invitation-obstacle.ts';
import { hashToken } from '../raters/token.ts';
import type { GroupLinkOfStudy } from './group-link.ts';
import { groupObstacle } from './group-obstacle.ts';
import type { PanelVisit } from './panel-visit.ts';
import { takenPlaces } from './places-of-link.ts';

/** The place that somebody has who comes by a group link, and what keeps them from it or a new one. */
export type Place = { known: Enrolment | null; obstacle: Obstacle | null };

/** Looks for the place of somebody who comes by a group link. Whoever has one needs no free one. */
export async function findPlace(options: {
  db: DatabaseSession;
  link: GroupLinkOfStudy;
  visit: PanelVisit | null;
  now: Date;
}): Promise<Place> {
  const { db, link, visit, now } = options;
  const { studyId, study } = link;
  const known =
    visit &&
    (await db.enrolment.findUnique({
      where: { studyId_panelHash: { studyId, panelHash: panelHashOf(studyId, visit) } },
    }));
  if (known) return { known, obstacle: invitationObstacle({ ...known, study }) };
  const current = await db.groupLink.findUniqueOrThrow({ where: { id: link.id } });
  const joined = counted(await takenPlaces(db, { studyId, now }), link.id);
  return { known: null, obstacle: groupObstacle({ link: { ...link, ...current }, joined, now }) };
}

/** Tells a panel's person again, in this study only, when the name itself has been erased. */
export function panelHashOf(studyId: string, { person }: PanelVisit): string {
  return hashToken(`${studyId}/${person}`);
}
