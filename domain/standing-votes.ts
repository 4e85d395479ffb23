import type { VoteEvent } from './vote-event.ts';

/** One revision of a vote; revisions are numbered in the order of answering. */
type Revision = { revision: number; event: VoteEvent };

/** Whether a revision comes after another of the same vote, so that the other counts no more. */
export function comesAfter(
  one: Pick<Revision, 'revision'>,
  other: Pick<Revision, 'revision'>,
): boolean {
  return one.revision > other.revision;
}

/** Whether there is a vote, by its last revision: one taken back and not given again is none. */
export function isStanding(last: Pick<Revision, 'event'>): boolean {
  return last.event !== 'undo';
}

/**
 * Of revisions in any order the ones that stand, by what vote they belong to: the last of each vote,
 * unless it takes its vote back.
 *
 * @param voteOf names the vote of a revision, such as its trial and question
 * @example standingVotes(revisions, ({ question }) => question) // of one trial
 */
export function standingVotes<R extends Revision>(
  revisions: Iterable<R>,
  voteOf: (revision: R) => string,
): Map<string, R> {
  const last = new Map<string, R>();
  for (const revision of revisions) {
    const vote = voteOf(revision);
    const known = last.get(vote);
    if (known === undefined || comesAfter(revision, known)) last.set(vote, revision);
  }
  return new Map([...last].filter(([, revision]) => isStanding(revision)));
}
