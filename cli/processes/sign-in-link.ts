import { randomBytes } from 'node:crypto';
import type { Database } from '#prisma/client.ts';
import { createSignInLink } from '#study/researchers/create-sign-in-link.ts';
import { firstResearcher } from '#study/researchers/first-researcher.ts';

/** A one-time link that signs the first researcher in; the researcher is made when there is none. */
export async function firstSignInLink(options: {
  db: Database;
  address: string;
  now: Date;
}): Promise<string> {
  const { id: userId } = await firstResearcher(options.db);
  return (await createSignInLink({ ...options, userId, randomBytes })).url;
}
