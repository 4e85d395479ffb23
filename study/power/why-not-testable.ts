import { countOf } from '#domain/count-of.ts';
import { fewestDecisiveVotes } from '#evaluation/statistics/fewest-decisive-votes.ts';
import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import type { PlannedVotes } from '#evaluation/votes/power/planned-votes.ts';

/**
 * What a design lacks for any test of a net preference (netMean), as a sentence; null when it lacks
 * nothing.
 *
 * @example whyNotTestable(planned, { expected, level: 0.05 }) // 'it has one rater, and …'
 */
export function whyNotTestable(
  planned: PlannedVotes,
  { expected, level }: { expected: ExpectedVotes; level: number },
): string | null {
  const { rater, prompt } = planned;
  if (rater.length === 0) return 'it has no vote on the pair of arms: ask for more comparisons';
  if (new Set(rater).size < 2) {
    return 'it has one rater, and how far raters differ cannot be told from one: ask at least 2';
  }
  if (new Set(prompt).size < 2) {
    return 'it has one prompt, and how far prompts differ cannot be told from one: use at least 2';
  }
  const decisive =
    rater.length * (1 - expected.dropout / 2) * (1 - expected.ties - expected.neither);
  const fewest = fewestDecisiveVotes(level);
  if (decisive >= fewest) return null;
  return `of its ${countOf(rater.length, 'vote')} about ${decisive.toFixed(0)} are expected to prefer one of the two arms, and a test at level ${level} needs at least ${fewest}: ask for more votes`;
}
