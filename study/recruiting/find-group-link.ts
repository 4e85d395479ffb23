import type { Database } from '#prisma/client.ts';
import { withStudy } from '../raters/rater-session.ts';
import { hashToken } from '../raters/token.ts';
import type { GroupLinkOfStudy } from './group-link.ts';

/** Where a group link leads, or null. Looking takes no place: mail scanners open links. */
export async function findGroupLink(options: {
  db: Database;
  token: string;
}): Promise<GroupLinkOfStudy | null> {
  const { db, token } = options;
  return db.groupLink.findUnique({ where: { tokenHash: hashToken(token) }, include: withStudy });
}
