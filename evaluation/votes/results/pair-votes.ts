import { at } from '#domain/at.ts';
import { OUTCOME } from '../rows/oriented-votes.ts';
import type { VoteTally } from '../rows/tally.ts';
import { withoutRaters } from '../rows/without-raters.ts';
import { orientedQuestions, type OrientedQuestion } from './oriented-questions.ts';
import type { ResultTableOptions } from './result-table-options.ts';
import { tableSettings } from './table-settings.ts';

/** The votes on one question about one pair of images. */
export type PairVotes = {
  question: string;
  comparison: string;
  category: string;
  challenge: string;
  /** in table order */
  arms: [string, string];
  counts: { first: number; second: number; on_par: number; neither: number; no_answer: number };
  /** share of pairs of raters whose answers differ, from 0 to 1; null with fewer than two answers */
  split: number | null;
};

const OUTCOMES = ['first', 'second', 'on_par', 'neither', 'no_answer'] as const;

/**
 * The votes that a result table counts, pair of images by pair of images: what its numbers are made of.
 * `split` is one minus the raw agreement on that pair alone.
 */
export function pairVotes(tally: VoteTally, options: ResultTableOptions): PairVotes[] {
  const { arms } = tableSettings(tally, options);
  const out = new Set((options.excluded ?? []).map(({ rater }) => rater));
  const keys = arms.map(({ key }) => key);
  return orientedQuestions(withoutRaters(tally, out), options, arms).flatMap((question) =>
    pairsOf(question, tally, keys),
  );
}

function pairsOf(
  { id, cast, votes }: OrientedQuestion,
  tally: VoteTally,
  keys: readonly string[],
): PairVotes[] {
  const pairs = new Map<number, PairVotes>();
  for (let i = 0; i < votes.n; i++) {
    const comparison = at(votes.comparison, i);
    let pair = pairs.get(comparison);
    if (pair === undefined) {
      pair = {
        question: id,
        comparison: at(tally.comparisons, comparison),
        category: at(tally.categories, at(cast.category, i)),
        challenge: at(tally.challenges, at(cast.challenge, i)),
        arms: [at(keys, at(votes.first, i)), at(keys, at(votes.second, i))],
        counts: { first: 0, second: 0, on_par: 0, neither: 0, no_answer: 0 },
        split: null,
      };
      pairs.set(comparison, pair);
    }
    pair.counts[at(OUTCOMES, at(votes.outcome, i))] += 1;
  }
  return [...pairs.values()].map((pair) => ({ ...pair, split: splitOf(pair.counts) }));
}

function splitOf(counts: PairVotes['counts']): number | null {
  const given = OUTCOMES.slice(0, OUTCOME.none).map((outcome) => counts[outcome]);
  const n = given.reduce((sum, count) => sum + count, 0);
  if (n < 2) return null;
  const same = given.reduce((sum, count) => sum + count * (count - 1), 0);
  return 1 - same / (n * (n - 1));
}
