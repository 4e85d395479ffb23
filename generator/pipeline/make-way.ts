import { constants, getPriority, setPriority } from 'node:os';

/**
 * Lets other programs go first where they want the same processor: an image can wait a moment, a person
 * who votes cannot. Whoever is already further behind stays there. Threads that are made later follow.
 */
export function makeWay(): void {
  const { PRIORITY_BELOW_NORMAL: behind } = constants.priority;
  if (getPriority() < behind) setPriority(behind);
}
