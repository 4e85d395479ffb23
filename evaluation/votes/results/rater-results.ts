import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { cohenKappa } from '../agreement/cohen-kappa.ts';
import { benjaminiHochbergAdjust } from '../../statistics/benjamini-hochberg-adjust.ts';
import { signTest } from '../../statistics/sign-test.ts';
import { sortedQuantile } from '../../statistics/sorted-quantile.ts';
import { OUTCOME, type OrientedVotes } from '../rows/oriented-votes.ts';
import type { RaterResult } from './result-table-shape.ts';

/** The votes on one question, those in repeated trials, and the time that each of the first took. */
export type RatedQuestion = {
  votes: OrientedVotes;
  repeats: OrientedVotes | null;
  responseMs: Float64Array;
};

type Work = {
  n: number;
  left: number;
  right: number;
  same: number;
  others: number;
  repeats: [number, number][];
  times: number[];
};

/**
 * Each rater over all questions: habit of one side (exact binomial; Benjamini and Hochberg over
 * raters), agreement with the others' answers to the same comparisons and with the own first answers,
 * and speed. Without known sides there is no habit of one. Described, never used to leave anyone out.
 */
export function raterResults(
  questions: readonly RatedQuestion[],
  names: readonly string[],
  sidesKnown: boolean,
): RaterResult[] {
  const works = names.map((): Work => ({
    n: 0,
    left: 0,
    right: 0,
    same: 0,
    others: 0,
    repeats: [],
    times: [],
  }));
  for (const question of questions) {
    addAnswers(question, works);
    addRepeats(question, works);
  }
  const voted = works.map((work, rater) => ({ ...work, rater })).filter(({ n }) => n > 0);
  const p = voted.map(({ left, right }) => signTest({ wins: left, losses: right }));
  const adjusted = benjaminiHochbergAdjust(p);
  return voted.map(({ rater, n, left, right, same, others, repeats, times }, i) => ({
    rater: at(names, rater),
    n,
    ...(sidesKnown
      ? { left, right, side_p_two_sided: at(p, i), side_adjusted_p: at(adjusted, i) }
      : { left: null, right: null, side_p_two_sided: null, side_adjusted_p: null }),
    agreement_with_rest: others > 0 ? same / others : null,
    repeats: describeRepeats(repeats),
    median_response_ms: times.length > 0 ? median(times) : null,
  }));
}

function describeRepeats(pairs: readonly [number, number][]): RaterResult['repeats'] {
  const n = pairs.length;
  const same = pairs.filter(([first, second]) => first === second).length;
  return { n, agreement: n > 0 ? same / n : null, kappa: cohenKappa(pairs) };
}

function addAnswers({ votes, responseMs }: RatedQuestion, works: readonly Work[]): void {
  const answers = answersByComparison(votes);
  for (let i = 0; i < votes.n; i++) {
    const own = at(works, at(votes.rater, i));
    const outcome = at(votes.outcome, i);
    own.n += 1;
    if (outcome === OUTCOME.none) continue;
    const time = at(responseMs, i);
    if (!Number.isNaN(time)) own.times.push(time);
    const counts = present(answers.get(at(votes.comparison, i)), 'the answers to a comparison');
    own.same += at(counts, outcome) - 1;
    own.others += at(counts, 4) - 1;
    if (outcome > OUTCOME.second) continue;
    if ((outcome === OUTCOME.first) === Boolean(votes.firstOnLeft[i])) own.left += 1;
    else own.right += 1;
  }
}

function addRepeats({ votes, repeats }: RatedQuestion, works: readonly Work[]): void {
  if (!repeats) return;
  // repeats are few, first answers many: only those that were repeated are kept
  const repeated = new Set(repeats.comparison);
  const firstAnswers = new Map<string, number>();
  for (let i = 0; i < votes.n; i++) {
    const outcome = at(votes.outcome, i);
    if (outcome === OUTCOME.none || !repeated.has(at(votes.comparison, i))) continue;
    firstAnswers.set(`${votes.rater[i]} ${votes.comparison[i]}`, outcome);
  }
  for (let i = 0; i < repeats.n; i++) {
    const first = firstAnswers.get(`${repeats.rater[i]} ${repeats.comparison[i]}`);
    const second = at(repeats.outcome, i);
    if (first === undefined || second === OUTCOME.none) continue;
    at(works, at(repeats.rater, i)).repeats.push([first, second]);
  }
}

/** Counts of the four answers by comparison, and their sum in fifth place. */
function answersByComparison(votes: OrientedVotes): Map<number, Int32Array> {
  const answers = new Map<number, Int32Array>();
  for (let i = 0; i < votes.n; i++) {
    const outcome = at(votes.outcome, i);
    if (outcome === OUTCOME.none) continue;
    const comparison = at(votes.comparison, i);
    let counts = answers.get(comparison);
    if (!counts) answers.set(comparison, (counts = new Int32Array(5)));
    counts[outcome] = at(counts, outcome) + 1;
    counts[4] = at(counts, 4) + 1;
  }
  return answers;
}

function median(values: number[]): number {
  return sortedQuantile(Float64Array.from(values).sort(), 0.5);
}
