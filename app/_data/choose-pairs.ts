import { naturalOrder } from '#domain/natural-order.ts';
import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type { PairFilter } from './pair-filter.ts';

/** The pairs of a filter in its order; those on which fewer than two raters answered come last. */
export function choosePairs(pairs: readonly PairVotes[], filter: PairFilter): PairVotes[] {
  const { question, answer, category, challenge, order } = filter;
  const chosen = pairs.filter(
    (pair) =>
      (question === '' || pair.question === question) &&
      (category === '' || pair.category === category) &&
      (challenge === '' || pair.challenge === challenge) &&
      (answer === '' || votesFor(pair, answer) > 0),
  );
  return chosen.toSorted((a, b) => {
    if (order === 'number') return byNumber(a, b);
    if (a.split === null || b.split === null) {
      return Number(a.split === null) - Number(b.split === null) || byNumber(a, b);
    }
    const farther = order === 'split' ? b.split - a.split : a.split - b.split;
    return farther || answersOf(b) - answersOf(a) || byNumber(a, b);
  });
}

/** How many votes on a pair gave an answer: the key of an arm, `on_par`, `neither` or `no_answer`. */
export function votesFor({ arms, counts }: PairVotes, answer: string): number {
  if (answer === arms[0]) return counts.first;
  if (answer === arms[1]) return counts.second;
  return answer === 'on_par' || answer === 'neither' || answer === 'no_answer' ? counts[answer] : 0;
}

function answersOf({ counts: { first, second, on_par: onPar, neither } }: PairVotes): number {
  return first + second + onPar + neither;
}

function byNumber(a: PairVotes, b: PairVotes): number {
  return naturalOrder(a.comparison, b.comparison);
}
