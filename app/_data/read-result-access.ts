import type { PlannedLook } from '#evaluation/votes/results/result-table-shape.ts';
import type { Study } from '#prisma/generated/client.ts';
import { findEarlyLook } from '#study/results/find-early-look.ts';
import { readResultAccess as readAccess } from '#study/results/read-result-access.ts';
import type { Reading } from '#study/results/result-access.ts';
import { database } from './database.ts';

/** Why a person may read results or votes at this moment, or that they may not. */
export type PersonalAccess =
  | { shown: true; because: 'closed' | 'rule'; look: PlannedLook | null }
  | { shown: true; because: 'early look'; look: null; until: Date }
  | { shown: false; nextLookAt: number | null };

/**
 * Whether this person may read this study's results or votes now: as the protocol's rule allows, or
 * through an early look of theirs that is on record. There are none before the study opens.
 */
export async function readResultAccess(options: {
  study: Study;
  userId: string;
  reading: Reading;
}): Promise<PersonalAccess> {
  const { study, userId, reading } = options;
  const { state, id: studyId } = study;
  if (state !== 'open' && state !== 'closed') return { shown: false, nextLookAt: null };
  const db = database();
  const access = await readAccess({ db, study, reading });
  if (access.free) {
    return { shown: true, because: state === 'closed' ? 'closed' : 'rule', look: access.look };
  }
  const until = await findEarlyLook({ db, studyId, userId, now: new Date() });
  if (until === null) return { shown: false, nextLookAt: access.nextLookAt };
  return { shown: true, because: 'early look', look: null, until };
}
