import { cache } from 'react';
import { findEnrolment } from '#study/raters/enrol.ts';
import type { RaterSession } from '#study/raters/rater-session.ts';
import { database } from '../../_data/database.ts';
import { readRaterCookie } from './rater-cookie.ts';

/** The rater of this request, read once for each; null without a session that is valid. */
export const findRater = cache(async (): Promise<RaterSession | null> => {
  const sessionToken = await readRaterCookie();
  return sessionToken === undefined ? null : findEnrolment({ db: database(), sessionToken });
});
