import type { Answer, TrialKind } from '#prisma/generated/client.ts';

/**
 * A vote as `votes.csv` has it: every revision, as given. `answer` '' means none, or taken back.
 */
export type VoteRow = {
  study: string;
  /** pseudonym */
  rater: string;
  /** the rater and the place in the rater's session */
  trial: string;
  /** number of the comparison in the study, and place of the prompt in its set */
  comparison: string;
  prompt_id: string;
  category: string;
  challenge: string;
  replicate: number;
  question: string;
  left_arm: string;
  right_arm: string;
  answer: Answer | '';
  kind: TrialKind;
  order: number;
  /** ISO 8601, UTC: the page's clock and the server's */
  shown_at: string;
  answered_at: string;
  response_ms: number;
  revision: number;
};
