import type { DatabaseSession } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * The study with this short name.
 *
 * @throws UserError (exit 2) when there is none
 */
export async function requireStudy(options: { db: DatabaseSession; slug: string }): Promise<Study> {
  const study = await options.db.study.findUnique({ where: { slug: options.slug } });
  if (study) return study;
  throw new UserError(
    `there is no study ${options.slug}: \`onpar study status\` lists those there are`,
    { code: 'unknown-study' },
  );
}
