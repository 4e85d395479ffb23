import { readFile } from 'node:fs/promises';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * Finds a study by what a person calls it: its short name, its id, or the path of its protocol file
 * (the newest study created from exactly that text).
 *
 * @throws UserError (exit 2) when there is none
 */
export async function resolveStudy(options: { db: Database; reference: string }): Promise<Study> {
  const { db, reference } = options;
  const named = await db.study.findFirst({
    where: { OR: [{ slug: reference }, { id: reference }] },
  });
  const study = named ?? (await findByFile(db, reference));
  if (study) return study;
  throw new UserError(
    `there is no study ${reference}: \`onpar study status\` lists them, \`onpar study create FILE\` makes one`,
    { code: 'unknown-study' },
  );
}

async function findByFile(db: Database, path: string): Promise<Study | null> {
  if (!/\.ya?ml$/i.test(path)) return null;
  const protocolText = await readFile(path, 'utf8').catch(() => undefined);
  if (protocolText === undefined) return null;
  return db.study.findFirst({ where: { protocolText }, orderBy: { createdAt: 'desc' } });
}
