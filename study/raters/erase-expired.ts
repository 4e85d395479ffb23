import type { Database } from '#prisma/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { keyTableErased, tiedToPerson } from './key-table.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whom a panel's name, though erased, would still tell again by its hash, or anything else ties. */
const isTied = { OR: [...tiedToPerson.OR, { panelHash: { not: null } }] };

/**
 * Erases the key tables of studies that closed `raters.retention_days` ago: addresses, panel names, and
 * the hash by which a panel's person is told again, since nobody joins a closed study. Studies that name
 * no days keep theirs.
 *
 * @returns the studies, and of how many raters each
 */
export async function eraseExpired(options: {
  db: Database;
  now: Date;
}): Promise<{ study: string; raters: number }[]> {
  const { db, now } = options;
  const studies = await db.study.findMany({
    where: { state: 'closed', closedAt: { not: null }, enrolments: { some: isTied } },
    select: { id: true, slug: true, protocol: true, closedAt: true },
    orderBy: { slug: 'asc' },
  });
  const erased: { study: string; raters: number }[] = [];
  for (const { id, slug, protocol, closedAt } of studies) {
    const { retention_days: days } = readProtocol(protocol).raters;
    if (days === undefined || closedAt === null) continue;
    if (now.getTime() < closedAt.getTime() + days * DAY_MS) continue;
    const { count } = await db.enrolment.updateMany({
      where: { studyId: id, ...isTied },
      data: { ...keyTableErased, panelHash: null },
    });
    erased.push({ study: slug, raters: count });
  }
  return erased;
}
