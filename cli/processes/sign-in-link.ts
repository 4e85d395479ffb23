import { randomBytes } from 'node:crypto';
import type { Database } from '#prisma/client.ts';
import { createToken, hashToken } from '#study/raters/token.ts';

const VALID_MS = 24 * 3600 * 1000;

/**
 * A one-time link that signs the first researcher in; the researcher is made when there is none.
 * The token has 128 bits, and only its hash is kept.
 */
export async function createSignInLink(options: {
  db: Database;
  address: string;
  now: Date;
}): Promise<string> {
  const { db, address, now } = options;
  const user = await firstResearcher(db);
  const token = createToken(randomBytes);
  const tokenHash = hashToken(token);
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await db.signInLink.create({ data: { userId: user.id, tokenHash, expiresAt } });
  return `${address}/sign-in/${token}`;
}

/** The researcher who runs this installation: the first one there is. */
export async function firstResearcher(db: Database): Promise<{ id: string }> {
  const found = await db.user.findFirst({ orderBy: { createdAt: 'asc' }, select: { id: true } });
  return found ?? db.user.create({ data: { name: 'Researcher' }, select: { id: true } });
}
