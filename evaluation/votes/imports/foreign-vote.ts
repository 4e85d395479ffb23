import type { VoteRow } from '#domain/vote-row.ts';

/** A vote as another tool has it; what the tool does not know is null. */
export type ForeignVote = {
  line: number;
  rater: string | null;
  prompt: string | null;
  category: string | null;
  challenge: string | null;
  question: string | null;
  /** what tells this pair of images from others of the same prompt and arms */
  pair: string | null;
  /** the trial, where the tool names it: a rater's later vote on it takes the place of the earlier one */
  trial: string | null;
  left: string;
  right: string;
  answer: VoteRow['answer'];
  /** whether `left` was shown on the left */
  sidesKnown: boolean;
  /** as `Date.toISOString` writes it */
  answeredAt: string | null;
  responseMs: number | null;
};

/** The votes of a file, and sentences on what was passed over or made of it. */
export type ForeignVotes = { votes: ForeignVote[]; notes: string[] };
