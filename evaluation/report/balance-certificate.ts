import type { BalanceCertificate } from './result-table-shape.ts';
import type { QuestionVotes, VoteTally } from './tally.ts';

/**
 * How often each arm stood on each side, by rater, category and comparison: one count a trial, however
 * many questions it asked. `arms` are places in the tally's list, in table order.
 */
export function balanceCertificate(
  tally: VoteTally,
  arms: readonly { key: string; code: number }[],
): BalanceCertificate {
  const sides = createSideCounts(arms.length);
  const place = new Map(arms.map(({ code }, at) => [code, at]));
  const seen = new Uint8Array(tally.trials);
  for (const votes of tally.questions) {
    votes.trial.forEach((trial, i) => {
      if (seen[trial]) return;
      seen[trial] = 1;
      const [left, right] = [place.get(votes.leftArm[i] ?? 0), place.get(votes.rightArm[i] ?? 0)];
      for (const key of keysOf(votes, i)) sides.count(key, left ?? 0, right ?? 0);
    });
  }
  return {
    trials: tally.trials,
    arms: arms.map(({ key }, at) => ({ arm: key, ...sides.at('all', at) })),
    largest_difference: {
      rater: sides.largestDifference('rater '),
      category: sides.largestDifference('category '),
      comparison: sides.largestDifference('comparison '),
    },
    counts: sides.keys('cell ').flatMap((key) => {
      const [, rater = 0, category = 0] = key.split(' ').map(Number);
      return arms.map(({ key: arm }, at) => ({
        rater: tally.raters[rater] ?? '',
        category: tally.categories[category] ?? '',
        arm,
        ...sides.at(key, at),
      }));
    }),
  };
}

function keysOf(votes: QuestionVotes, i: number): string[] {
  const rater = votes.rater[i] ?? 0;
  const category = votes.category[i] ?? 0;
  return [
    'all',
    `rater ${rater}`,
    `category ${category}`,
    `comparison ${votes.comparison[i] ?? 0}`,
    `cell ${rater} ${category}`,
  ];
}

type SideCounts = {
  count: (key: string, left: number, right: number) => void;
  at: (key: string, arm: number) => { left: number; right: number };
  keys: (prefix: string) => string[];
  largestDifference: (prefix: string) => number;
};

function createSideCounts(arms: number): SideCounts {
  const counts = new Map<string, Int32Array>();
  const count = (key: string, left: number, right: number): void => {
    let own = counts.get(key);
    if (!own) counts.set(key, (own = new Int32Array(2 * arms)));
    own[2 * left] = (own[2 * left] ?? 0) + 1;
    own[2 * right + 1] = (own[2 * right + 1] ?? 0) + 1;
  };
  const at = (key: string, arm: number): { left: number; right: number } => {
    const own = counts.get(key);
    return { left: own?.[2 * arm] ?? 0, right: own?.[2 * arm + 1] ?? 0 };
  };
  const keys = (prefix: string): string[] => [...counts.keys()].filter((k) => k.startsWith(prefix));
  const largestDifference = (prefix: string): number => {
    let largest = 0;
    for (const key of keys(prefix)) {
      for (let arm = 0; arm < arms; arm++) {
        const { left, right } = at(key, arm);
        largest = Math.max(largest, Math.abs(left - right));
      }
    }
    return largest;
  };
  return { count, at, keys, largestDifference };
}
