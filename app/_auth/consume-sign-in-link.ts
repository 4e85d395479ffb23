import type { Database } from '#prisma/client.ts';
import { hashToken } from '#study/raters/token.ts';

/**
 * Uses a sign-in link up and answers whom it signs in, or null when there is no such link, it was
 * used, or it has expired. Of several attempts at the same moment one succeeds.
 */
export async function consumeSignInLink(
  database: Pick<Database, 'signInLink'>,
  { token, now }: { token: string; now: Date },
): Promise<string | null> {
  const tokenHash = hashToken(token);
  const { count } = await database.signInLink.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count !== 1) return null;
  const link = await database.signInLink.findUniqueOrThrow({ where: { tokenHash } });
  return link.userId;
}
