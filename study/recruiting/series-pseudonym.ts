import type { DatabaseSession } from '#prisma/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { hashToken } from '../raters/token.ts';
import type { GroupLinkOfStudy } from './group-link.ts';
import type { PanelVisit } from './panel-visit.ts';

/** By what a panel's person is told again over the studies of a series; null where there is none. */
export function seriesHashOf({ study }: GroupLinkOfStudy, visit: PanelVisit): string | null {
  const series = readProtocol(study.protocol).raters.panel?.series;
  return series === undefined ? null : hashToken(JSON.stringify([series, visit.person]));
}

/**
 * The pseudonym that a panel's person has in the studies of a series: that of the first study which
 * they joined, of those that have an owner in common with this one. Others who name the same series
 * learn nothing by it. Null for who is new to the series.
 */
export async function findSeriesPseudonym(
  session: DatabaseSession,
  { studyId, seriesHash }: { studyId: string; seriesHash: string },
): Promise<string | null> {
  // whoever joins two studies at the same moment for the first time has one name in both
  await session.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${seriesHash}, 0))`;
  const owners = await session.studyMember.findMany({
    where: { studyId, role: 'owner' },
    select: { userId: true },
  });
  const theirs = {
    some: { role: 'owner', userId: { in: owners.map(({ userId }) => userId) } },
  } as const;
  const first = await session.enrolment.findFirst({
    where: { seriesHash, study: { members: theirs } },
    select: { pseudonym: true },
    orderBy: [{ invitedAt: 'asc' }, { id: 'asc' }],
  });
  return first && first.pseudonym;
}
