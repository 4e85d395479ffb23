import type { ReportReason } from '#study/voting/report-input.ts';
import type { VoteInput } from '#study/voting/vote-input.ts';
import type { GivenAct } from './trial.ts';

/** When and where an act was done, as it is sent. */
export type SentMarks = {
  session?: string;
  /** the page's clock, and by how much it was measured to be ahead of the server's */
  clientAt?: string;
  clockOffsetMs?: number;
};

/** A vote as it is sent: a `VoteInput` with its dates as text. */
export type SentVote = Omit<VoteInput, 'shownAt' | 'clientAt' | 'session' | 'clockOffsetMs'> &
  SentMarks & { shownAt: string; clientAt: string };

/**
 * Something a rater did that the server must know, exactly once. `key` is made once for the act and
 * goes with every retry. Browsers still hold acts of earlier pages, which named no target and no marks.
 */
export type Act =
  | { kind: 'vote'; key: string; vote: SentVote }
  | { kind: 'undo'; key: string; target?: GivenAct; marks?: SentMarks }
  | { kind: 'report'; key: string; trialId: string; reason: ReportReason; marks?: SentMarks };
