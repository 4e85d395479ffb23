'use client';
import type { ReactElement } from 'react';
import { useWords } from '../../_ui/language.tsx';
import type { Step } from './voting-state.ts';

/** Tells a screen reader which trial and which question came up. */
export function Announcement({ step }: { step: Step | null }): ReactElement {
  const { voting } = useWords();
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {step &&
        voting.announced({
          practice: step.trial.practice,
          position: step.trial.position,
          total: step.trial.total,
          prompt: step.question.showPrompt ? step.trial.prompt : null,
          question: step.number + 1,
          questions: step.trial.questions.length,
          ask: step.question.ask,
        })}
    </p>
  );
}
