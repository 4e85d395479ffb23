'use client';
import type { ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { useWords } from '../../_ui/language.tsx';
import { LinkLine } from '../../_ui/link-line.tsx';
import { StagePanel } from './stage-panel.tsx';
import type { VotingSnapshot } from './voting-session.ts';
import { currentStep } from './voting-state.ts';

/** Where a panel wants its raters back; null: no panel sent this one, or it does not say. */
export type Exits = { completion: string | null; screenOut: string | null };

/** Why there is no pair to judge: the end, a session that is over, a closed study, or none yet. */
export function AwayPanel({
  snapshot,
  exits: { completion, screenOut },
  onUndo,
}: {
  snapshot: VotingSnapshot;
  exits: Exits;
  onUndo: () => void;
}): ReactElement {
  const { voting, page } = useWords();
  const { rest, waiting, finished, state } = snapshot;
  if (snapshot.part.ended) return <EndedPanel screenOut={screenOut} />;
  if (rest === 'closed') {
    return (
      <StagePanel title={voting.closed}>
        <p>{voting.closedText}</p>
        {waiting > 0 && <p>{voting.cameLate(waiting)}</p>}
        <PanelLine href={finished ? completion : screenOut} />
      </StagePanel>
    );
  }
  if (rest === 'signed_out') {
    return (
      <StagePanel title={voting.sessionOver}>
        <p>{voting.sessionOverText}</p>
        {waiting > 0 && <p>{voting.waitHere(waiting)}</p>}
      </StagePanel>
    );
  }
  const last = state.trials.at(-1);
  const given = state.given.at(-1);
  const isEnd = currentStep(state) === null && last?.position === last?.total;
  if (finished || (isEnd && waiting > 0)) {
    return (
      <StagePanel
        title={finished ? voting.done : voting.sending}
        actions={
          given && (
            <Button onClick={onUndo}>
              {given.question === null ? voting.undoReport : voting.undoAnswer}
            </Button>
          )
        }
      >
        {finished ? (
          <>
            <p>{voting.compared(snapshot.progress.total)}</p>
            <Stored completion={completion} />
            <LinkLine href="/rate/leave">{page.yourData}</LinkLine>
          </>
        ) : (
          <p>{voting.onTheWay(waiting)}</p>
        )}
      </StagePanel>
    );
  }
  return (
    <p role="status" className="text-image-surround-ink">
      {rest === 'later' ? voting.waiting : voting.getting}
    </p>
  );
}

/** A kind end for whoever did not pass. */
function EndedPanel({ screenOut }: { screenOut: string | null }): ReactElement {
  const { voting, page } = useWords();
  return (
    <StagePanel title={voting.endedTitle}>
      <p>{voting.ended}</p>
      <PanelLine href={screenOut} />
      <LinkLine href="/rate/leave">{page.yourData}</LinkLine>
    </StagePanel>
  );
}

/** The way back to a panel; nothing where there is none. */
function PanelLine({ href }: { href: string | null }): ReactElement | null {
  const { page } = useWords();
  return href === null ? null : <LinkLine href={href}>{page.toPanel}</LinkLine>;
}

function Stored({ completion }: { completion: string | null }): ReactElement {
  const { voting } = useWords();
  if (completion === null) return <p>{voting.stored}</p>;
  return (
    <>
      <p>{voting.storedPanel}</p>
      <LinkLine href={completion}>{voting.complete}</LinkLine>
    </>
  );
}
