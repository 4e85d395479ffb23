import type { Answer } from '#domain/answer.ts';
import type { Side } from '#study/voting/image-token.ts';
import type { RaterPart } from '#study/voting/rater-part.ts';
import type { RaterQuestion } from '#study/voting/rater-view.ts';
import type { RecentAct } from '#study/voting/recent-acts.ts';

export type { Answer, Side };
export type { RaterPart };
export type Question = RaterQuestion;

/** A vote, or (`question` null) a report, that stands and can be taken back. */
export type GivenAct = RecentAct;

/** A trial as a rater's browser knows it. Nothing in it may tell which system made which image. */
export type Trial = {
  id: string;
  /** place in the rater's session, from 0, by which trials are sorted */
  order: number;
  /** what the rater reads: trial `position` of `total` */
  position: number;
  total: number;
  practice: boolean;
  /** a practice pair of which an answer is known, and told once it is answered; and in which try it is */
  checked: boolean;
  attempt: number;
  prompt: string;
  /** opaque addresses */
  images: Record<Side, string>;
  questions: Question[];
  /** answers so far, by question; null: left unanswered */
  answered: Record<string, Answer | null>;
  reported?: boolean;
};

/** What the server gives a page to go on with. */
export type Served = {
  /** the rater's session, which the page names with each act */
  session: string;
  trials: Trial[];
  /** what can be taken back, the latest last */
  recent: GivenAct[];
  part: RaterPart;
  /** trials that were over when these were served, of all */
  progress: { done: number; total: number };
};
