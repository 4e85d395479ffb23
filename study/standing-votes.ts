import type { Answer } from '#prisma/generated/client.ts';

type Revised = { question: string; answer: Answer | null; revision: number };

/** Of the votes of one trial, the one that stands for each question: that of the highest revision. */
export function standingVotes<V extends Revised>(votes: readonly V[]): Map<string, V> {
  const standing = new Map<string, V>();
  for (const vote of votes) {
    const known = standing.get(vote.question);
    if (!known || known.revision < vote.revision) standing.set(vote.question, vote);
  }
  return standing;
}
