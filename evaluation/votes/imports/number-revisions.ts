import type { ForeignVote } from './foreign-vote.ts';

/** What a rater's votes on one trial have in common; null where they cannot be told from others. */
export function keyOfTrial({ rater, trial, question }: ForeignVote): string | null {
  return rater === null || trial === null ? null : JSON.stringify([rater, trial, question]);
}

/**
 * The revision that each vote is, from 0: votes of a rater on one trial in the order of their times,
 * where all of them have one, else as the file has them.
 */
export function numberRevisions(votes: readonly ForeignVote[]): Map<ForeignVote, number> {
  const revisions = new Map(votes.map((vote) => [vote, 0]));
  for (const [key, changes] of Map.groupBy(votes, keyOfTrial)) {
    if (key !== null) inOrder(changes).forEach((vote, index) => revisions.set(vote, index));
  }
  return revisions;
}

function inOrder(votes: readonly ForeignVote[]): readonly ForeignVote[] {
  const timed = votes.flatMap((vote) =>
    vote.answeredAt === null ? [] : [{ vote, at: vote.answeredAt }],
  );
  if (timed.length < votes.length) return votes;
  return timed.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))).map(({ vote }) => vote);
}
