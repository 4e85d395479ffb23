import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';

/** Win shares that are tried, from the smallest; beyond, unanimous votes allow no test more and more. */
const TRIED = [0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98];
const HALVINGS = 4;

/** Differences looked at, at most. */
export const MOST_DIFFERENCES = TRIED.length + HALVINGS;

/**
 * The smallest win share that is found with a wanted power, to about 0.003; null when none of those
 * tried is. The same random numbers stand behind each, so that power rises with the share.
 */
export async function smallestDetectable(
  expected: ExpectedVotes,
  wanted: number,
  powerAt: (expected: ExpectedVotes) => Promise<number>,
): Promise<number | null> {
  const isFound = async (winShare: number): Promise<boolean> =>
    (await powerAt({ ...expected, winShare })) >= wanted;
  let missed = 0.5;
  for (const tried of TRIED) {
    if (!(await isFound(tried))) {
      missed = tried;
      continue;
    }
    let found = tried;
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (missed + found) / 2;
      if (await isFound(middle)) found = middle;
      else missed = middle;
    }
    return found;
  }
  return null;
}
