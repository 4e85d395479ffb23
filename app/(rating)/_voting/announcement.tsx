import type { ReactElement } from 'react';
import type { Step } from './voting-state.ts';

/** Tells a screen reader which trial and which question came up. */
export function Announcement({ step }: { step: Step | null }): ReactElement {
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {step && describe(step)}
    </p>
  );
}

function describe({ trial, question, number }: Step): string {
  const name = trial.practice ? 'Practice, trial' : 'Trial';
  const prompt = question.showPrompt ? ` Prompt: ${trial.prompt}.` : '';
  const count = trial.questions.length;
  return `${name} ${trial.position} of ${trial.total}.${prompt} Question ${number + 1} of ${count}: ${question.ask}`;
}
