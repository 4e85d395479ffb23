import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';

/**
 * Ends a group link: nobody new joins by it, and whoever has joined goes on.
 *
 * @throws UserError when the study has no such link
 */
export async function closeGroupLink(options: {
  db: Database;
  study: { id: string; slug: string };
  id: string;
  now: Date;
}): Promise<void> {
  const { db, study, id, now } = options;
  const link = await db.groupLink.findFirst({ where: { id, studyId: study.id } });
  if (!link) {
    throw new UserError(
      `study ${study.slug} has no group link ${id}: \`onpar raters links ${study.slug}\` lists them`,
      { code: 'unknown-invitation' },
    );
  }
  if (link.closedAt === null) await db.groupLink.update({ where: { id }, data: { closedAt: now } });
}
