import { counted } from '#domain/counted.ts';
import type { Database } from '#prisma/client.ts';
import type { GroupKind } from './group-link.ts';
import { takenPlaces } from './places-of-link.ts';

/** How far a group link has been used. */
export type ListedGroupLink = {
  id: string;
  kind: GroupKind;
  /** raters who take up its places, of how many */
  joined: number;
  cap: number;
  created_at: string;
  ends_at: string | null;
  closed_at: string | null;
};

/** The group links of a study, the latest first. */
export async function listGroupLinks(options: {
  db: Database;
  studyId: string;
  now: Date;
}): Promise<ListedGroupLink[]> {
  const { db, studyId, now } = options;
  const links = await db.groupLink.findMany({
    where: { studyId },
    orderBy: { createdAt: 'desc' },
  });
  const taken = await takenPlaces(db, { studyId, now });
  return links.map(({ id, kind, cap, createdAt, endsAt, closedAt }) => ({
    id,
    kind,
    joined: counted(taken, id),
    cap,
    created_at: createdAt.toISOString(),
    ends_at: endsAt && endsAt.toISOString(),
    closed_at: closedAt && closedAt.toISOString(),
  }));
}
