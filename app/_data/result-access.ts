import type { StudyState } from '#prisma/generated/enums.ts';
import type { Protocol } from '#study/protocol/protocol.ts';

/** Why results may be read at this moment, or that they may not. */
export type ResultAccess =
  | { shown: true; because: 'closed' | 'rule' }
  | { shown: true; because: 'early look'; until: Date }
  | { shown: false; nextLookAt: number | null };

/** How long one recorded early look lasts. */
export const earlyLookMs = 60 * 60 * 1000;

/**
 * Whether results may be read. Once closed, yes. While open, only as the protocol declares: an
 * e-process may be read at any time, an O'Brien-Fleming plan at its planned looks (at equal parts of
 * the planned votes), a fixed plan never; else through an early look that is on record.
 *
 * @param lastLookAt when this person last put an early look on record
 */
export function decideResultAccess({
  state,
  stop,
  votes,
  lastLookAt,
  now,
}: {
  state: StudyState;
  stop: Protocol['analysis']['stop'];
  votes: number;
  lastLookAt: Date | null;
  now: Date;
}): ResultAccess {
  if (state === 'closed') return { shown: true, because: 'closed' };
  if (state === 'open' && stop.rule === 'e-process') return { shown: true, because: 'rule' };
  const nextLookAt = state === 'open' ? votesUntilLook(stop, votes) : null;
  if (nextLookAt === votes) return { shown: true, because: 'rule' };
  if (state === 'open' && lastLookAt) {
    const until = new Date(lastLookAt.getTime() + earlyLookMs);
    if (until > now) return { shown: true, because: 'early look', until };
  }
  return { shown: false, nextLookAt };
}

/** The number of votes at which the next planned look falls; null without planned looks. */
function votesUntilLook(
  { rule, votes: planned, looks }: Protocol['analysis']['stop'],
  votes: number,
): number | null {
  if (rule !== 'obrien-fleming' || planned === undefined || looks === undefined) return null;
  const ends = Array.from({ length: looks }, (_, i) => Math.ceil((planned * (i + 1)) / looks));
  return ends.find((end) => votes <= end) ?? votes;
}
