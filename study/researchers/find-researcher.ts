import { z } from 'zod';
import { didYouMean } from '#domain/did-you-mean.ts';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import type { User } from '#prisma/generated/client.ts';

/**
 * Finds a researcher by what a person calls them: e-mail address, id, or name.
 *
 * @throws UserError when there is none, or several have this name
 */
export async function findResearcher(options: { db: Database; reference: string }): Promise<User> {
  const { db, reference } = options;
  const email = reference.trim().toLowerCase();
  const exact = await db.user.findFirst({
    where: {
      OR: [{ email }, ...(z.uuid().safeParse(reference).success ? [{ id: reference }] : [])],
    },
  });
  if (exact) return exact;
  const all = await db.user.findMany();
  const [named, ...others] = all.filter(({ name }) => name === reference);
  if (named && others.length === 0) return named;
  throw new UserError(named ? several(reference) : none(reference, all), {
    code: 'unknown-researcher',
  });
}

function several(name: string): string {
  return `several researchers are named ${name}: give the e-mail address or the id, as \`onpar users list\` shows them`;
}

function none(reference: string, all: readonly User[]): string {
  const known = all.flatMap(({ name, email }) => (email === null ? [name] : [name, email]));
  const meant = didYouMean(reference, known);
  const guess = meant === undefined ? '' : `; did you mean ${meant}?`;
  return `there is no researcher ${reference}: \`onpar users list\` lists them${guess}`;
}
