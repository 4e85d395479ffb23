import type { DatabaseSession } from '#prisma/client.ts';
import type { Deviation } from '#prisma/generated/client.ts';
import { recordDeviation } from '../life/record-deviation.ts';
import type { Reading } from './result-access.ts';

/** The kind of deviation that an early look leaves on record. */
export const EARLY_LOOK = 'looked early';

/** Where somebody looked. */
export type Door = 'onpar table' | 'onpar votes export' | 'the results page';

/**
 * Notes that results or votes of an open study were shown though its rule did not allow it. Called
 * once for each showing, and only when there is something to show.
 *
 * @param reason what the person says who looked, if they were asked
 */
export async function noteEarlyLook(options: {
  db: DatabaseSession;
  studyId: string;
  reading: Reading;
  door: Door;
  now: Date;
  userId?: string;
  reason?: string;
}): Promise<Deviation> {
  const { reading, door, reason, ...who } = options;
  const what = `${reading} shown by ${door} while the study was open`;
  return recordDeviation({
    ...who,
    kind: EARLY_LOOK,
    reason: reason === undefined ? what : `${what}: ${reason}`,
    detail: { reading, door },
  });
}
