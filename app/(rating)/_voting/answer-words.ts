import type { Answer } from './trial.ts';

/** How answers are called, in the order in which they stand below the images, and their keys. */
export const answerWords: Record<Answer, { label: string; keys: readonly [string, string] }> = {
  left: { label: 'Left', keys: ['1', '←'] },
  on_par: { label: 'On par', keys: ['3', '↓'] },
  neither: { label: 'Neither', keys: ['4', '↑'] },
  right: { label: 'Right', keys: ['2', '→'] },
};

/** On screen, left is left and right is right. */
export const answersOnScreen: readonly Answer[] = ['left', 'on_par', 'neither', 'right'];

/** The label of an answer that was given. */
export function labelOfAnswer(answer: Answer | null): string {
  return answer === null ? 'No answer' : answerWords[answer].label;
}
