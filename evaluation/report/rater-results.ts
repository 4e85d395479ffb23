import { benjaminiHochbergAdjust } from '../statistics/benjamini-hochberg-adjust.ts';
import { signTest } from '../statistics/sign-test.ts';
import { OUTCOME, type OrientedVotes } from './oriented-votes.ts';
import type { RaterResult } from './result-table-shape.ts';

/**
 * Each rater over all questions: habit of one side (exact binomial; Benjamini and Hochberg over
 * raters) and agreement with the others' answers to the same comparisons. Described, never used to
 * leave anyone out.
 */
export function raterResults(
  questions: readonly OrientedVotes[],
  names: readonly string[],
): RaterResult[] {
  const tallies = names.map(() => ({ n: 0, left: 0, right: 0, same: 0, others: 0 }));
  for (const votes of questions) {
    const answers = answersByComparison(votes);
    for (let i = 0; i < votes.n; i++) {
      const own = tallies[votes.rater[i] ?? 0];
      const outcome = votes.outcome[i] ?? OUTCOME.none;
      if (!own) continue;
      own.n += 1;
      if (outcome === OUTCOME.none) continue;
      const counts = answers.get(votes.comparison[i] ?? 0);
      own.same += (counts?.[outcome] ?? 1) - 1;
      own.others += (counts?.[4] ?? 1) - 1;
      if (outcome > OUTCOME.second) continue;
      if ((outcome === OUTCOME.first) === Boolean(votes.firstOnLeft[i])) own.left += 1;
      else own.right += 1;
    }
  }
  const p = tallies.map(({ left, right }) => signTest({ wins: left, losses: right }));
  const adjusted = benjaminiHochbergAdjust(p);
  return tallies.map(({ n, left, right, same, others }, rater) => ({
    rater: names[rater] ?? '',
    n,
    left,
    right,
    side_p_two_sided: p[rater] ?? 1,
    side_adjusted_p: adjusted[rater] ?? 1,
    agreement_with_rest: others > 0 ? same / others : null,
  }));
}

/** Counts of the four answers by comparison, and their sum in fifth place. */
function answersByComparison(votes: OrientedVotes): Map<number, Int32Array> {
  const answers = new Map<number, Int32Array>();
  for (let i = 0; i < votes.n; i++) {
    const outcome = votes.outcome[i] ?? OUTCOME.none;
    if (outcome === OUTCOME.none) continue;
    const comparison = votes.comparison[i] ?? 0;
    let counts = answers.get(comparison);
    if (!counts) answers.set(comparison, (counts = new Int32Array(5)));
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    counts[4] = (counts[4] ?? 0) + 1;
  }
  return answers;
}
