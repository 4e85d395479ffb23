'use client';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { useWords } from '../../_ui/language.tsx';
import { isAwaited, sayAnswer, sayExplained, sayPractice } from './practice-words.ts';
import type { Trial } from './trial.ts';
import type { VotingSnapshot } from './voting-session.ts';

/** What was answered in a practice trial, and what is known of it, before the rater goes on. */
export function PracticeFeedback({
  trial,
  snapshot,
  onGoOn,
  onUndo,
}: {
  trial: Trial;
  snapshot: VotingSnapshot;
  onGoOn: () => void;
  onUndo: () => void;
}): ReactElement {
  const words = useWords();
  const { practice, voting } = words;
  const goOn = useRef<HTMLButtonElement>(null);
  const awaited = isAwaited(trial, snapshot);
  const told = snapshot.told?.trialId === trial.id ? snapshot.told.feedback : null;
  useEffect(() => {
    if (!awaited) goOn.current?.focus();
  }, [awaited]);
  return (
    <section
      aria-label={practice.title}
      role="status"
      className="mx-auto flex w-full max-w-wide flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2 beside:min-h-26 low:min-h-17 low:flex-nowrap low:py-0 low:text-sm"
    >
      {/* in a low window side by side, so that the pair that is explained stays as large as it was */}
      <div className="low:flex low:flex-wrap low:gap-x-6 low:[&>*]:basis-56 low:[&>*]:grow low:[&>:first-child]:basis-full">
        <p className="font-semibold">{sayPractice(words, trial, snapshot)}</p>
        {trial.questions.map(({ id, ask }) => (
          <p key={id} className="text-ink-muted">
            {ask}{' '}
            <span className="font-medium text-ink">
              {sayAnswer(words, trial.answered[id] ?? null)}
            </span>
            {told?.[id] && <span className="block text-ink">{sayExplained(words, told[id])}</span>}
          </p>
        ))}
      </div>
      <div className="flex gap-2">
        {!trial.checked && (
          <Button size="large" onClick={onUndo}>
            {practice.change}
          </Button>
        )}
        <Button ref={goOn} size="large" variant="primary" disabled={awaited} onClick={onGoOn}>
          {snapshot.part.ended ? voting.goOn : practice.next}
        </Button>
      </div>
    </section>
  );
}
