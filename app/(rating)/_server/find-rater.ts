import { cache } from 'react';
import { findSession } from '#study/raters/find-session.ts';
import type { ActSession } from '#study/raters/find-session.ts';
import type { RaterSession } from '#study/raters/rater-session.ts';
import { database } from '../../_data/database.ts';
import { readRaterCookie } from './rater-cookie.ts';

/** Who sent a request, and in which session. */
export type FoundRater = { rater: RaterSession; session: ActSession };

/**
 * The rater of this request, read once for each, also of a session that has ended: what its browser
 * held back may still be taken. Null without any.
 */
export const findRaterOfAnySession = cache(async (): Promise<FoundRater | null> => {
  const sessionToken = await readRaterCookie();
  return sessionToken === undefined ? null : findSession({ db: database(), sessionToken });
});

/** The rater of this request; null without a session that is valid. */
export async function findRater(): Promise<FoundRater | null> {
  const found = await findRaterOfAnySession();
  return found?.session.endedAt === null ? found : null;
}
