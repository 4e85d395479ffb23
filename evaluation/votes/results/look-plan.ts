import type { PlannedLook } from './result-table-shape.ts';
import type { StopRule } from './stop-rule.ts';

/** The looks that a rule plans, in order; none without a group-sequential plan. */
export function plannedLooks({ rule, votes, looks: of }: StopRule): PlannedLook[] {
  if (rule !== 'obrien-fleming' || votes === undefined || of === undefined) return [];
  return Array.from({ length: of }, (_, i) => ({
    number: i + 1,
    of,
    votes: Math.ceil((votes * (i + 1)) / of),
  }));
}

/**
 * The last planned look that so many votes on a question reach; null before the first. All its standing
 * votes count, on every pair of arms and of every rater, also of those whom a rule leaves out of the
 * analysis: what is looked at must not decide when it is looked at.
 *
 * @example reachedLook({ rule: 'obrien-fleming', votes: 300, looks: 3 }, 199) // the first: 100 votes
 */
export function reachedLook(stop: StopRule, votes: number): PlannedLook | null {
  return plannedLooks(stop).findLast((look) => look.votes <= votes) ?? null;
}
