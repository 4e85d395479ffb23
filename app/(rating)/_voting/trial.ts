import type { Answer } from '#domain/answer.ts';
import type { Side } from '#study/voting/image-token.ts';
import type { RaterQuestion } from '#study/voting/rater-view.ts';

export type { Answer, Side };
export type Question = RaterQuestion;

/** A trial as a rater's browser knows it. Nothing in it may tell which system made which image. */
export type Trial = {
  id: string;
  /** place in the rater's session, from 0, by which trials are sorted */
  order: number;
  /** what the rater reads: trial `position` of `total` */
  position: number;
  total: number;
  practice: boolean;
  prompt: string;
  /** opaque addresses */
  images: Record<Side, string>;
  questions: Question[];
  /** answers so far, by question; null: left unanswered */
  answered: Record<string, Answer | null>;
  reported?: boolean;
};
