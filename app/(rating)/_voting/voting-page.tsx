'use client';
import type { ReactElement } from 'react';
import type { RaterView } from '#study/voting/rater-view.ts';
import { Announcement } from './announcement.tsx';
import { AwayPanel } from './away-panel.tsx';
import type { Exits } from './away-panel.tsx';
import { markAnswer } from './measure-next-pair.ts';
import { PausePanel } from './pause-panel.tsx';
import { pairsAhead } from './pairs-ahead.ts';
import { PracticeFeedback } from './practice-feedback.tsx';
import { PromptLine } from './prompt-line.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { Stage } from './stage.tsx';
import type { Served } from './trial.ts';
import { useVotingDesk } from './use-voting-desk.ts';
import type { VotingDesk } from './use-voting-desk.ts';
import { VotingDialogs } from './voting-dialogs.tsx';
import { openTrials } from './voting-state.ts';
import { VotingTools } from './voting-tools.tsx';

/** Where a rater votes: one screen, by keyboard, mouse or touch. */
export function VotingPage({
  view,
  served,
  tag,
  ratio,
  completion = null,
  screenOut = null,
}: {
  view: RaterView;
  /** the next trials of this rater, as the server knows them */
  served: Served;
  /** an opaque name of the rater, for what this browser keeps */
  tag: string;
  /** width of every image over its height */
  ratio: number;
  /** where a panel wants its raters back: once they are done, and when they were screened out */
  completion?: string | null;
  screenOut?: string | null;
}): ReactElement {
  const desk = useVotingDesk({ view, served, tag });
  const { step, trial, away, canAnswer } = desk;
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex w-full flex-1 flex-col gap-2 px-4 py-2 outline-none beside:h-dvh beside:min-h-64 low:gap-1 low:py-1 beside:flex-none"
    >
      <h1 className="sr-only">{view.title}</h1>
      <VotingTools desk={desk} />
      <PromptLine
        text={trial?.prompt ?? ' '}
        hidden={away || step?.question.showPrompt === false}
      />
      <DeskStage desk={desk} ratio={ratio} exits={{ completion, screenOut }} />
      <DeskPanel desk={desk} view={view} />
      <Announcement step={canAnswer ? step : null} />
      <VotingDialogs desk={desk} instructions={view.instructions} />
    </main>
  );
}

function DeskStage({
  desk,
  ratio,
  exits,
}: {
  desk: VotingDesk;
  ratio: number;
  exits: Exits;
}): ReactElement {
  const { session, snapshot, trial, shownId, opened, open, loaded } = desk;
  const next = openTrials(snapshot.state).filter(({ id }) => id !== trial?.id);
  const ahead = pairsAhead(next, (id) => loaded.decodeMs(id) !== undefined);
  return (
    <Stage
      trials={[...(trial ? [trial] : []), ...ahead]}
      shownId={shownId}
      ratio={ratio}
      loaded={loaded}
      loupe={desk.loupe}
      onLoupe={desk.moveLoupe}
      flipped={desk.flipped}
      onFlip={desk.flip}
    >
      {opened === 'pause' ? (
        <PausePanel onGoOn={() => open(null)} />
      ) : (
        shownId === null && (
          <AwayPanel snapshot={snapshot} exits={exits} onUndo={() => session.undo()} />
        )
      )}
    </Stage>
  );
}

function DeskPanel({ desk, view }: { desk: VotingDesk; view: RaterView }): ReactElement {
  const { session, snapshot, step, trial, stopped, away, answer, flipped, lookOnMs } = desk;
  // a low window has no room for both: the way on must not lie under the answers
  if (desk.opened === 'pause') return <div className="beside:h-26 low:hidden" />;
  if (trial === null || stopped)
    return <div className="beside:h-26 low:h-[calc(var(--spacing-control)+--spacing(9))]" />;
  if (!snapshot.reviewed) {
    return (
      <QuestionPanel
        step={away ? null : step}
        answers={view.answers}
        allowNoAnswer={view.allowNoAnswer}
        disabled={away || flipped || lookOnMs > 0}
        flipped={flipped}
        lookOnMs={away ? 0 : lookOnMs}
        own={desk.keys.own}
        onAnswer={answer}
      />
    );
  }
  return (
    <PracticeFeedback
      trial={snapshot.reviewed}
      snapshot={snapshot}
      onGoOn={() => {
        markAnswer();
        session.goOn();
      }}
      onUndo={() => session.undo()}
    />
  );
}
