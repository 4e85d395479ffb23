'use client';
import type { MouseEvent, ReactElement } from 'react';
import { ANSWERS } from '#domain/answer.ts';
import { Button } from '../../_ui/button.tsx';
import { useWords } from '../../_ui/language.tsx';
import { ARROWS } from './answer-arrows.ts';
import { KeyCap } from './key-cap.tsx';
import type { OwnKeys } from './key-command.ts';
import { QuestionLine } from './question-line.tsx';
import { shownKey } from './own-keys.ts';
import type { Answer } from './trial.ts';
import type { Step } from './voting-state.ts';

/** The question that is asked now, and its answers. */
export function QuestionPanel({
  step,
  answers,
  allowNoAnswer,
  disabled,
  flipped,
  lookOnMs,
  own,
  onAnswer,
}: {
  step: Step | null;
  answers: readonly Answer[];
  allowNoAnswer: boolean;
  disabled: boolean;
  /** each image stands in the place of the other */
  flipped: boolean;
  /** for so many ms the pair must still be looked at */
  lookOnMs: number;
  /** the keys that the rater has chosen */
  own: OwnKeys;
  onAnswer: (answer: Answer | null, again: boolean) => void;
}): ReactElement {
  const { answers: names } = useWords();
  const label = step ? 'question' : undefined;
  const offered = ANSWERS.filter((answer) => answers.includes(answer));
  const choose = (answer: Answer | null) => (event: MouseEvent) =>
    onAnswer(answer, event.detail > 1);
  return (
    <section
      aria-labelledby={label}
      className="sticky bottom-0 z-20 -mx-4 flex flex-col gap-2 bg-canvas px-4 py-2 beside:static beside:mx-0 beside:h-26 beside:px-0 low:h-[calc(var(--spacing-control)+--spacing(9))] low:gap-1 low:py-0 low:[&_button]:h-control"
    >
      <QuestionLine step={step} flipped={flipped} lookOnMs={lookOnMs} />
      <div role="group" aria-labelledby={label} className="mx-auto w-full max-w-wide">
        {/* as the images stand: left on the left */}
        <div
          dir="ltr"
          className="grid grid-flow-row grid-cols-2 gap-2 sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none"
        >
          {offered.map((answer) => (
            <Button
              key={answer}
              size="large"
              disabled={disabled}
              onClick={choose(answer)}
              aria-keyshortcuts={shownKey(answer, own)}
            >
              {names[answer]}
              <span className="flex gap-1">
                <KeyCap>{shownKey(answer, own)}</KeyCap>
                <KeyCap>{ARROWS[answer]}</KeyCap>
              </span>
            </Button>
          ))}
          {allowNoAnswer && (
            <Button size="large" variant="quiet" disabled={disabled} onClick={choose(null)}>
              {names.none}
              <KeyCap>{shownKey('none', own)}</KeyCap>
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
