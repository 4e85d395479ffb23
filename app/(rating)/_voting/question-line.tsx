'use client';
import type { ReactElement } from 'react';
import type { RaterWords } from '#domain/words/rater-words.ts';
import { useWords } from '../../_ui/language.tsx';
import type { Step } from './voting-state.ts';

/**
 * The question, and one remark beside or under it: why it cannot be answered yet, or which of how many it
 * is. The remark keeps its place, so that the pair above does not move when it changes.
 */
export function QuestionLine({
  step,
  flipped,
  lookOnMs,
}: {
  step: Step | null;
  flipped: boolean;
  /** for so many ms the pair must still be looked at */
  lookOnMs: number;
}): ReactElement {
  const { voting } = useWords();
  const remark =
    lookOnMs > 0 ? voting.lookFirst(Math.ceil(lookOnMs / 1000)) : placeOf(step, voting);
  return (
    <div className="flex min-h-11 flex-col items-center justify-center gap-x-3 beside:min-h-7 beside:flex-row beside:flex-wrap beside:items-baseline low:min-h-6">
      {step && (
        <h2 id="question" className="text-center text-lg font-semibold">
          <bdi>{step.question.ask}</bdi>
        </h2>
      )}
      <p className="min-h-5 text-sm whitespace-nowrap text-ink-muted">
        <span role="status">{flipped && voting.flipped}</span>
        {!flipped && remark}
      </p>
    </div>
  );
}

/** Which of how many questions it is; nothing where there is one. */
function placeOf(step: Step | null, { questionOf }: RaterWords['voting']): string | null {
  if (step === null || step.trial.questions.length === 1) return null;
  return questionOf(step.number + 1, step.trial.questions.length);
}
