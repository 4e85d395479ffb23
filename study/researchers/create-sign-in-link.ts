import type { Database } from '#prisma/client.ts';
import { createToken, hashToken } from '../raters/token.ts';
import type { RandomBytes } from '../raters/token.ts';

const WORKS_MS = 24 * 3600 * 1000;

/**
 * A link that signs a researcher in, once and within a day. The token has 128 bits, and only its hash
 * is kept.
 */
export async function createSignInLink(options: {
  db: Database;
  userId: string;
  address: string;
  now: Date;
  randomBytes: RandomBytes;
}): Promise<{ url: string; expiresAt: Date }> {
  const { db, userId, address, now, randomBytes } = options;
  const token = createToken(randomBytes);
  const expiresAt = new Date(now.getTime() + WORKS_MS);
  await db.signInLink.create({ data: { userId, tokenHash: hashToken(token), expiresAt } });
  return { url: `${address}/sign-in/${token}`, expiresAt };
}
