import type { Database } from '#prisma/client.ts';
import { holdStudy } from '../life/hold-study.ts';
import { findEarlyLook } from './find-early-look.ts';
import { noteEarlyLook } from './note-early-look.ts';

/**
 * Puts a person's early look at an open study on record, which lets them read its results and votes
 * for an hour. While one lasts, another is the same look, and is not noted again.
 *
 * @throws UserError when no reason is given
 */
export async function lookEarly(options: {
  db: Database;
  studyId: string;
  userId: string;
  reason: string;
  now: Date;
}): Promise<void> {
  const { db, ...look } = options;
  await db.$transaction(async (session) => {
    await holdStudy(session, look.studyId);
    if ((await findEarlyLook({ db: session, ...look })) !== null) return;
    await noteEarlyLook({ db: session, ...look, reading: 'results', door: 'the results page' });
  });
}
