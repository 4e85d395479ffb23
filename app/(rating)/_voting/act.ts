import type { VoteInput } from '#study/voting/vote-input.ts';
import type { ReportReason } from '#study/voting/report-trial.ts';

/** A vote as it is sent: a `VoteInput` with its dates as text. */
export type SentVote = Omit<VoteInput, 'shownAt' | 'clientAt'> & {
  shownAt: string;
  clientAt: string;
};

/**
 * Something a rater did that the server must know, exactly once. `key` is made once for the act and
 * goes with every retry.
 */
export type Act =
  | { kind: 'vote'; key: string; vote: SentVote }
  | { kind: 'undo'; key: string }
  | { kind: 'report'; key: string; trialId: string; reason: ReportReason };
