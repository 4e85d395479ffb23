// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
import type { QuestionVotes, VoteTally } from './tally.ts';

/** The tally without the votes of some raters; everything keeps its place in the lists. */
export function withoutRaters(tally: VoteTally, excluded: ReadonlySet<string>): VoteTally {
  if (excluded.size === 0) return tally;
  const out = tally.raters.map((rater) => excluded.has(rater));
  const keep = (votes: QuestionVotes): QuestionVotes => {
    const kept: number[] = [];
    votes.rater.forEach((rater, i) => {
      if (!out[rater]) kept.push(i);
    });
    const ints = (from: Int32Array): Int32Array => Int32Array.from(kept, (i) => from[i] ?? 0);
    return {
      id: votes.id,
      rater: ints(votes.rater),
      trial: ints(votes.trial),
      comparison: ints(votes.comparison),
      prompt: ints(votes.prompt),
      category: ints(votes.category),
      challenge: ints(votes.challenge),
      leftArm: ints(votes.leftArm),
      rightArm: ints(votes.rightArm),
      answer: Uint8Array.from(kept, (i) => votes.answer[i] ?? 0),
      responseMs: Float64Array.from(kept, (i) => votes.responseMs[i] ?? NaN),
    };
  };
  return { ...tally, questions: tally.questions.map(keep), repeats: tally.repeats.map(keep) };
}
