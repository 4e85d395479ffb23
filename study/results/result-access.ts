import type { StudyState } from '#prisma/generated/enums.ts';
import { plannedLooks, reachedLook } from '#evaluation/votes/results/look-plan.ts';
import type { PlannedLook } from '#evaluation/votes/results/result-table-shape.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** What is to be read: the results, or the raw votes. */
export type Reading = 'results' | 'votes';

/**
 * Whether results or votes may be read at this moment without a deviation: all of them, or the votes
 * of a planned look; else, the votes a question at which the next planned look opens.
 */
export type ResultAccess =
  { free: true; look: PlannedLook | null } | { free: false; nextLookAt: number | null };

/**
 * Before and after it is open, a study may be read freely. While it is open, only as the protocol's
 * rule declares: an e-process at any time; an O'Brien-Fleming plan at its planned looks, which fall at
 * equal parts of the planned votes, read the first so many votes, and stay open from then on; a fixed
 * plan never. Raw votes are all votes, so that a planned look does not open them.
 *
 * @param votes votes so far on the question that has the fewest
 */
export function decideResultAccess(options: {
  state: StudyState;
  stop: Protocol['analysis']['stop'];
  votes: number;
  reading: Reading;
}): ResultAccess {
  const { state, stop, votes, reading } = options;
  if (state !== 'open' || stop.rule === 'e-process') return { free: true, look: null };
  const look = reachedLook(stop, votes);
  if (look !== null && reading === 'results') return { free: true, look };
  const next = plannedLooks(stop).find((planned) => planned.votes > votes);
  return { free: false, nextLookAt: next?.votes ?? null };
}
