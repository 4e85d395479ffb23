import { standingVotes } from '#domain/standing-votes.ts';
import type { VoteEvent } from '#domain/vote-event.ts';

type StoredRevision = { question: string; revision: number; undo: boolean };

/** Of the votes of one trial, as they are stored, the one that stands for each question. */
export function standingOfTrial<V extends StoredRevision>(votes: readonly V[]): Map<string, V> {
  const revisions = votes.map((vote) => ({
    vote,
    revision: vote.revision,
    event: vote.undo ? ('undo' as const) : ('answer' as const satisfies VoteEvent),
  }));
  const standing = standingVotes(revisions, ({ vote }) => vote.question);
  return new Map([...standing].map(([question, { vote }]) => [question, vote]));
}
