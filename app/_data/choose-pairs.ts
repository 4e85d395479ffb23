import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type { MetricDisagreement } from '#study/results/metric-disagreements.ts';
import { orderPairs } from '#study/results/order-pairs.ts';
import type { PairFilter } from './pair-filter.ts';

/** The pairs of a filter, in its order. */
export function choosePairs(
  pairs: readonly PairVotes[],
  filter: PairFilter,
  disagreements?: ReadonlyMap<string, MetricDisagreement>,
): PairVotes[] {
  const { question, answer, category, challenge, order } = filter;
  const chosen = pairs.filter(
    (pair) =>
      (question === '' || pair.question === question) &&
      (category === '' || pair.category === category) &&
      (challenge === '' || pair.challenge === challenge) &&
      (answer === '' || votesFor(pair, answer) > 0),
  );
  return orderPairs(chosen, order, disagreements);
}

/** How many votes on a pair gave an answer: the key of an arm, `on_par`, `neither` or `no_answer`. */
export function votesFor({ arms, counts }: PairVotes, answer: string): number {
  if (answer === arms[0]) return counts.first;
  if (answer === arms[1]) return counts.second;
  return answer === 'on_par' || answer === 'neither' || answer === 'no_answer' ? counts[answer] : 0;
}
