import { findSession } from '#study/raters/find-session.ts';
import type { Actor } from '#study/raters/find-session.ts';
import { leanDatabase } from '../../_data/lean-database.ts';
import { readRaterCookie } from './rater-cookie.ts';

/**
 * Who sent a request, also in a session that has ended: what its browser held back may still be taken.
 * Null without any.
 */
export async function findActorOfAnySession(headers: Pick<Headers, 'get'>): Promise<Actor | null> {
  const sessionToken = readRaterCookie(headers);
  return sessionToken === undefined ? null : findSession({ db: leanDatabase(), sessionToken });
}

/** Who sent a request; null without a session that is valid. */
export async function findActor(headers: Pick<Headers, 'get'>): Promise<Actor | null> {
  const found = await findActorOfAnySession(headers);
  return found?.session.endedAt === null ? found : null;
}
