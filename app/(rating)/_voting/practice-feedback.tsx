'use client';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { labelOfAnswer } from './answer-words.ts';
import type { Answer, Trial } from './trial.ts';

/** What was answered in a practice trial, in words, before the rater goes on. */
export function PracticeFeedback({
  trial,
  last,
  onGoOn,
  onUndo,
}: {
  trial: Trial;
  /** no practice trial comes after it */
  last: boolean;
  onGoOn: () => void;
  onUndo: () => void;
}): ReactElement {
  const goOn = useRef<HTMLButtonElement>(null);
  useEffect(() => goOn.current?.focus(), []);
  return (
    <section
      aria-label="Practice"
      role="status"
      className="mx-auto flex w-full max-w-wide flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2 beside:min-h-26 low:min-h-17 low:py-0"
    >
      <div>
        <p className="font-semibold">
          {last
            ? 'That was the last practice pair: from now on your answers count.'
            : 'Recorded as practice.'}
        </p>
        {trial.questions.map(({ id, ask }) => (
          <p key={id} className="text-ink-muted">
            {ask}{' '}
            <span className="font-medium text-ink">{describe(trial.answered[id] ?? null)}</span>
          </p>
        ))}
      </div>
      <div className="flex gap-2">
        <Button size="large" onClick={onUndo}>
          Change
        </Button>
        <Button ref={goOn} size="large" variant="primary" onClick={onGoOn}>
          Next pair
        </Button>
      </div>
    </section>
  );
}

const meanings: Record<Answer, string> = {
  left: 'the left image',
  right: 'the right image',
  on_par: 'both equally good',
  neither: 'neither is any good',
};

function describe(answer: Answer | null): string {
  return answer === null ? labelOfAnswer(null) : `${labelOfAnswer(answer)}: ${meanings[answer]}`;
}
