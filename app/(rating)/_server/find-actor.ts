import { findSessions } from '#study/raters/find-sessions.ts';
import type { Actor } from '#study/raters/find-sessions.ts';
import { hashToken } from '#study/raters/token.ts';
import { askTogether } from '../../_data/ask-together.ts';
import { leanDatabase } from '../../_data/lean-database.ts';
import { readRaterCookie } from './rater-cookie.ts';

const findTogether = askTogether((tokenHashes: readonly string[]) =>
  findSessions({ db: leanDatabase(), tokenHashes }),
);

/**
 * Who sent a request, also in a session that has ended: what its browser held back may still be taken.
 * Null without any.
 */
export async function findActorOfAnySession(headers: Pick<Headers, 'get'>): Promise<Actor | null> {
  const sessionToken = readRaterCookie(headers);
  return sessionToken === undefined ? null : findTogether(hashToken(sessionToken));
}

/** Who sent a request; null without a session that is valid. */
export async function findActor(headers: Pick<Headers, 'get'>): Promise<Actor | null> {
  const found = await findActorOfAnySession(headers);
  return found?.session.endedAt === null ? found : null;
}
