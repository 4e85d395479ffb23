import type { Protocol } from '../protocol/protocol.ts';

/** A question as a rater's page needs it. */
export type RaterQuestion = { id: string; title: string; ask: string; showPrompt: boolean };

/** What a rater may know of a study: nothing that names it, its arms or its models. */
export type RaterView = {
  title: string;
  consent: string | null;
  instructions: string | null;
  questions: RaterQuestion[];
  answers: Protocol['answers'];
  allowNoAnswer: boolean;
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
  return {
    title: protocol.rater_title,
    consent: protocol.consent ?? null,
    instructions: protocol.instructions ?? null,
    questions: [...questions.slice(first), ...questions.slice(0, first)],
    answers: protocol.answers,
    allowNoAnswer: protocol.allow_no_answer,
  };
}
