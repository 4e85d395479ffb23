import { headers } from 'next/headers';
import { cache } from 'react';
import type { ActSession } from '#study/raters/find-session.ts';
import { withStudy } from '#study/raters/rater-session.ts';
import type { RaterSession } from '#study/raters/rater-session.ts';
import { database } from '../../_data/database.ts';
import { findActorOfAnySession } from './find-actor.ts';

/** Who asks for a page, and in which session. */
export type FoundRater = { rater: RaterSession; session: ActSession };

/** The rater who asks for a page, read once for each, also of a session that has ended; null without any. */
export const findRaterOfAnySession = cache(async (): Promise<FoundRater | null> => {
  const actor = await findActorOfAnySession(await headers());
  if (!actor) return null;
  const { enrolmentId: id, session } = actor;
  const rater = await database().enrolment.findUnique({ where: { id }, include: withStudy });
  return rater && { rater, session };
});

/** The rater who asks for a page; null without a session that is valid. */
export async function findRater(): Promise<FoundRater | null> {
  const found = await findRaterOfAnySession();
  return found?.session.endedAt === null ? found : null;
}
