import type { VoteEvent } from '#domain/vote-event.ts';
import { inOrderOfAnswering } from './order-of-answering.ts';
import type { PlacedAct } from './order-of-answering.ts';

/** An act with its number among those on the same vote, as votes.csv has it. */
export type Numbered<A> = A & { revision: number; event: VoteEvent };

/** Numbers the acts on one vote from 1, in the order of answering. */
export function numberRevisions<A extends PlacedAct & { undo: boolean }>(
  acts: readonly A[],
): Numbered<A>[] {
  return inOrderOfAnswering(acts).map((act, place) => ({
    ...act,
    revision: place + 1,
    event: act.undo ? 'undo' : 'answer',
  }));
}
