import { readFile } from 'node:fs/promises';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * Finds a study by what a person calls it: its short name, or a beginning of it that no other has, its
 * id, or the path of its protocol file (the newest study created from exactly that text).
 *
 * @throws UserError (exit 2) when there is none, or several begin so
 */
export async function resolveStudy(options: { db: Database; reference: string }): Promise<Study> {
  const { db, reference } = options;
  const named = await db.study.findFirst({
    where: { OR: [{ slug: reference }, { id: reference }] },
  });
  const study =
    named ?? (await findByFile(db, reference)) ?? (await findByBeginning(db, reference));
  if (study) return study;
  throw new UserError(
    `there is no study ${reference === '' ? 'without a name' : reference}: \`onpar study status\` lists them, \`onpar study create FILE\` makes one`,
    { code: 'unknown-study' },
  );
}

const MOST_NAMED = 5;

async function findByBeginning(db: Database, beginning: string): Promise<Study | null> {
  // what LIKE would take for any letter stands in no short name
  if (!/^[a-z0-9-]+$/.test(beginning)) return null;
  const where = { slug: { startsWith: beginning } };
  const found = await db.study.findMany({ where, orderBy: { slug: 'asc' }, take: MOST_NAMED + 1 });
  const [study, ...others] = found;
  if (study === undefined || others.length === 0) return study ?? null;
  const named = found.slice(0, MOST_NAMED).map(({ slug }) => slug);
  const more = found.length > MOST_NAMED ? ' and others' : '';
  throw new UserError(
    `several studies begin with ${beginning}: ${named.join(', ')}${more}; give more of the name`,
    { code: 'unknown-study' },
  );
}

async function findByFile(db: Database, path: string): Promise<Study | null> {
  if (!/\.ya?ml$/i.test(path)) return null;
  const protocolText = await readFile(path, 'utf8').catch(() => undefined);
  if (protocolText === undefined) return null;
  return db.study.findFirst({ where: { protocolText }, orderBy: { createdAt: 'desc' } });
}
