import type { HeldTrial } from './hold-trial.ts';
import type { TrialAct } from './trial-acts.ts';

/**
 * When an act was done, once the acts of its page before it are known: a page sends them in the order
 * in which they were done, whatever its clock does in between.
 *
 * @param others acts on the same vote, or reports of the same trial
 */
export function noEarlierThanBefore(
  { answeredMs, isInOrder, sessionId }: HeldTrial,
  others: readonly TrialAct[],
): number {
  if (!isInOrder) return answeredMs;
  const own = others.filter((act) => act.sessionId === sessionId);
  return Math.max(answeredMs, ...own.map((act) => act.answeredMs));
}
