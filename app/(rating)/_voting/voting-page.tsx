'use client';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { RaterView } from '#study/rater-view.ts';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { AwayPanel } from './away-panel.tsx';
import { HelpDialog } from './help-dialog.tsx';
import type { Command } from './key-command.ts';
import { LOUPE_START, movePoint } from './loupe-point.ts';
import type { LoupePoint } from './loupe-point.ts';
import { markAnswer, measureNextPair } from './measure-next-pair.ts';
import { PracticeFeedback } from './practice-feedback.tsx';
import { PromptLine } from './prompt-line.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { signOf } from './sign-of.ts';
import { Stage } from './stage.tsx';
import { StagePanel } from './stage-panel.tsx';
import type { Answer, Trial } from './trial.ts';
import { useBreakReminder } from './use-break-reminder.ts';
import { useEvidence } from './use-evidence.ts';
import { useKeyCommands } from './use-key-commands.ts';
import { useLoadedPairs } from './use-loaded-pairs.ts';
import { useVotingSession } from './use-voting-session.ts';
import { VotingBar } from './voting-bar.tsx';
import { currentStep, openTrials } from './voting-state.ts';

/** Pairs fetched and decoded before their turn. */
const AHEAD = 2;

/** Nobody answers a question that fast: a second press within it belongs to the one before. */
const SAME_PRESS_MS = 200;

export function VotingPage({
  view,
  trials,
  tag,
  ratio,
}: {
  view: RaterView;
  /** the next trials of this rater, as the server knows them */
  trials: readonly Trial[];
  /** an opaque name of the rater, for what this browser keeps */
  tag: string;
  /** width of every image over its height */
  ratio: number;
}): ReactElement {
  const { session, snapshot } = useVotingSession({ trials, tag });
  const loaded = useLoadedPairs();
  const [loupe, setLoupe] = useState<LoupePoint | null>(null);
  const [opened, setOpened] = useState<'help' | 'report' | 'pause' | null>(null);
  const reminder = useBreakReminder(opened !== 'pause');
  const answeredAt = useRef(0);

  const { state, reviewed, rest } = snapshot;
  const step = currentStep(state);
  const trial = reviewed ?? step?.trial ?? null;
  const stopped = rest === 'signed_out' || rest === 'closed';
  const away = trial === null || stopped || opened === 'pause';
  const decodeMs = trial ? loaded.decodeMs(trial.id) : undefined;
  const shownId = trial && !away && decodeMs !== undefined ? trial.id : null;
  const blocked = opened !== null || reminder.due;
  const canAnswer = shownId !== null && !reviewed && !blocked;

  const readEvidence = useEvidence({
    trialId: shownId,
    asked: shownId !== null && step && !reviewed ? `${step.trial.id}/${step.question.id}` : null,
    paused: blocked,
  });
  useEffect(() => {
    if (shownId !== null) measureNextPair();
  }, [shownId]);

  const answer = (given: Answer | null): void => {
    const now = performance.now();
    const offered = given === null ? view.allowNoAnswer : view.answers.includes(given);
    if (!canAnswer || !offered || now - answeredAt.current < SAME_PRESS_MS) return;
    answeredAt.current = now;
    if (step && step.number + 1 === step.trial.questions.length) markAnswer();
    session.answer(given, readEvidence(decodeMs));
  };
  const obey = (command: Command): void => {
    if (opened === 'pause') setOpened(command.kind === 'pause' ? null : 'pause');
    else if (command.kind === 'answer') answer(command.answer);
    else if (command.kind === 'undo') session.undo();
    else if (command.kind === 'loupe') setLoupe(loupe ? null : LOUPE_START);
    else setOpened(command.kind);
  };
  useKeyCommands({
    off: (blocked && opened !== 'pause') || stopped,
    onCommand: obey,
    onOtherKey: (event) => {
      const moved = loupe && event.shiftKey ? movePoint(loupe, event.key) : null;
      if (!moved) return;
      event.preventDefault();
      setLoupe(moved);
    },
  });

  const ahead = openTrials(state).filter(({ id }) => id !== trial?.id);
  const place = trial ?? state.trials.at(-1);
  const total = place?.total ?? 0;
  const sent = !trial && snapshot.finished;
  const isLastPractice = !ahead.some(({ practice }) => practice);
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex w-full flex-1 flex-col gap-2 px-4 py-2 outline-none lg:h-dvh lg:min-h-120 lg:flex-none"
    >
      <h1 className="sr-only">{view.title}</h1>
      <VotingBar
        position={sent ? total + 1 : (place?.position ?? 1)}
        total={total}
        practice={trial?.practice ?? false}
        sign={stopped ? null : signOf(snapshot)}
        tools={[
          { label: 'Undo', keyCap: '⌫', onUse: () => session.undo(), disabled: stopped },
          {
            label: 'Loupe',
            keyCap: 'Z',
            onUse: () => obey({ kind: 'loupe' }),
            pressed: loupe !== null,
            disabled: away,
          },
          { label: 'Report', keyCap: 'R', onUse: () => setOpened('report'), disabled: away },
          { label: 'Pause', keyCap: 'P', onUse: () => setOpened('pause'), disabled: away },
          { label: 'Help', keyCap: '?', onUse: () => setOpened('help') },
        ]}
      />
      <PromptLine
        text={trial?.prompt ?? ' '}
        hidden={away || !(step?.question.showPrompt ?? true)}
      />
      <Stage
        trials={[...(trial ? [trial] : []), ...ahead.slice(0, AHEAD)]}
        shownId={shownId}
        ratio={ratio}
        loaded={loaded}
        loupe={loupe}
        onLoupe={setLoupe}
      >
        {opened === 'pause' ? (
          <StagePanel
            title="Paused"
            actions={
              <Button variant="primary" size="large" autoFocus onClick={() => setOpened(null)}>
                Go on
              </Button>
            }
          >
            <p>The clock stands still. You can close this page and come back on another day.</p>
          </StagePanel>
        ) : away || shownId === null ? (
          <AwayPanel snapshot={snapshot} onUndo={() => session.undo()} />
        ) : undefined}
      </Stage>
      {reviewed ? (
        <PracticeFeedback
          trial={reviewed}
          last={isLastPractice}
          onGoOn={() => session.goOn()}
          onUndo={() => session.undo()}
        />
      ) : (
        <QuestionPanel
          step={away ? null : step}
          answers={view.answers}
          allowNoAnswer={view.allowNoAnswer}
          disabled={away}
          onAnswer={answer}
        />
      )}
      <p role="status" aria-live="polite" className="sr-only">
        {canAnswer && step && trial
          ? `${trial.practice ? 'Practice, trial' : 'Trial'} ${trial.position} of ${total}. Prompt: ${trial.prompt}. Question ${step.number + 1} of ${trial.questions.length}: ${step.question.ask}`
          : ''}
      </p>
      <HelpDialog
        open={opened === 'help'}
        onClose={() => setOpened(null)}
        instructions={view.instructions}
      />
      <ReportDialog
        open={opened === 'report'}
        onClose={() => setOpened(null)}
        onReport={(reason) => {
          session.report(reason);
          setOpened(null);
        }}
      />
      <Dialog
        title="Half an hour of voting"
        description="Eyes and judgement tire. A few minutes away from the screen help more than they cost."
        open={reminder.due}
        onOpenChange={(next) => next || reminder.dismiss()}
        actions={
          <Button
            variant="primary"
            onClick={() => {
              reminder.dismiss();
              setOpened('pause');
            }}
          >
            Take a break
          </Button>
        }
      />
    </main>
  );
}
