import type { Answer } from './trial.ts';

/** How answers are called, and the arrow that gives them. */
export const answerWords: Record<Answer, { label: string; arrow: string }> = {
  left: { label: 'Left', arrow: '←' },
  right: { label: 'Right', arrow: '→' },
  on_par: { label: 'On par', arrow: '↓' },
  neither: { label: 'Neither', arrow: '↑' },
};

/** The label of an answer that was given. */
export function labelOfAnswer(answer: Answer | null): string {
  return answer === null ? 'No answer' : answerWords[answer].label;
}
