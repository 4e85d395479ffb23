type Revised = { question: string; revision: number; undo: boolean };

/**
 * Of the votes of one trial, the one that stands for each question: that of the highest revision,
 * unless it takes its vote back.
 */
export function standingVotes<V extends Revised>(votes: readonly V[]): Map<string, V> {
  const byRevision = [...votes].sort((a, b) => a.revision - b.revision);
  const standing = new Map<string, V>();
  for (const vote of byRevision) {
    if (vote.undo) standing.delete(vote.question);
    else standing.set(vote.question, vote);
  }
  return standing;
}
