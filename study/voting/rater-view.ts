import { wordsOf } from '#domain/words/words-of.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { consentText } from '../raters/consent-text.ts';
import { raterTitle } from './rater-title.ts';

/** When a pause is due, where a protocol does not say. */
const BREAK_AFTER_MINUTES = 30;

/** A question as a rater's page needs it. */
export type RaterQuestion = { id: string; title: string; ask: string; showPrompt: boolean };

/** What a rater may know of a study: nothing that names it, its arms or its models. */
export type RaterView = {
  title: string;
  consent: string;
  instructions: string;
  questions: RaterQuestion[];
  answers: Protocol['answers'];
  allowNoAnswer: boolean;
  /** how long a pair is looked at before it can be answered */
  minViewingMs: number;
  /** after so many minutes without a pause it is time for one; 0: never */
  breakAfterMinutes: number;
};

/**
 * The blind view of a protocol. With `question_order: balanced` the questions start with another one
 * from rater to rater.
 *
 * @param slot the rater's place in the design; null before consent
 */
export function raterView(options: { protocol: Protocol; slot: number | null }): RaterView {
  const { protocol, slot } = options;
  const questions = protocol.questions.map(({ id, title, ask, show_prompt }) => ({
    id,
    title,
    ask,
    showPrompt: show_prompt,
  }));
  // by couples: the two raters of a couple see the same comparisons mirrored
  const isTurned = protocol.question_order === 'balanced' && slot !== null;
  const turn = isTurned ? Math.floor(slot / 2) : 0;
  const first = turn % questions.length;
  const { min_viewing_ms: minViewingMs = 0 } = protocol.quality;
  const { break_after_minutes: breakAfterMinutes = BREAK_AFTER_MINUTES } = protocol.raters;
  const { instructions = wordsOf(protocol.language).plain.instructions } = protocol;
  return {
    title: raterTitle(protocol),
    consent: consentText(protocol),
    instructions,
    questions: [...questions.slice(first), ...questions.slice(0, first)],
    answers: protocol.answers,
    allowNoAnswer: protocol.allow_no_answer,
    minViewingMs,
    breakAfterMinutes,
  };
}
