import { countOf } from '#domain/count-of.ts';
import type { PlannedVotes } from '#evaluation/votes/power/planned-votes.ts';
import { fewestDecisiveVotes } from '#evaluation/statistics/fewest-decisive-votes.ts';

/** What a design lacks for any test of a net preference (netMean): of what, and in words. */
export type Lack = { of: 'pair' | 'raters' | 'prompts' | 'votes'; reason: string };

/**
 * What a design lacks for any test, as a clause that speaks of it as "it"; null when it lacks nothing.
 *
 * @param options.decisive share of the planned votes that come and prefer one of the two arms; 1 asks
 *   whether the design can test anything at all
 * @example whyNotTestable(planned, { decisive: 1, level: 0.05 })?.reason // 'it has one rater, and …'
 */
export function whyNotTestable(
  planned: PlannedVotes,
  { decisive, level }: { decisive: number; level: number },
): Lack | null {
  const { rater, prompt, prompts } = planned;
  if (rater.length === 0) {
    return { of: 'pair', reason: 'it has no vote on the pair of arms: ask for more comparisons' };
  }
  if (new Set(rater).size < 2) {
    const reason = 'and how far raters differ cannot be told from one: ask at least 2';
    return { of: 'raters', reason: `it has one rater, ${reason}` };
  }
  if (new Set(prompt).size < 2) {
    const where = prompts < 2 ? 'it has one prompt' : 'it compares a pair of arms on one prompt';
    const reason = 'and how far prompts differ cannot be told from one: use at least 2';
    return { of: 'prompts', reason: `${where}, ${reason}` };
  }
  const fewest = fewestDecisiveVotes(level);
  const expected = rater.length * decisive;
  if (expected >= fewest) return null;
  const votes = countOf(rater.length, 'vote');
  const reason =
    decisive < 1
      ? `of its ${votes} about ${expected.toFixed(0)} are expected to prefer one of the two arms, and a test at level ${level} needs at least ${fewest}: ask for more votes`
      : `it has ${votes} on a pair of arms, and a test at level ${level} needs at least ${fewest} that prefer one of the two: ask for more votes`;
  return { of: 'votes', reason };
}
