'use client';
import type { ReactElement } from 'react';
import { countOf } from '#domain/count-of.ts';
import { Button } from '../../_ui/button.tsx';
import { TextLink } from '../../_ui/text-link.tsx';
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
  const { rest, waiting, finished, state } = snapshot;
  if (snapshot.part.ended) return <EndedPanel screenOut={screenOut} />;
  const waits = waiting === 1 ? '1 answer' : `${waiting} answers`;
  if (rest === 'closed') {
    return (
      <StagePanel title="This study has closed">
        <p>Thank you for your help. All that you answered before is kept.</p>
        {waiting > 0 && <p>{waits} came after it closed and could not be counted.</p>}
      </StagePanel>
    );
  }
  if (rest === 'signed_out') {
    return (
      <StagePanel title="Your session has ended">
        <p>Open your invitation link again in this browser: you go on where you were.</p>
        {waiting > 0 && <p>{waits} wait here and will be sent then. Nothing is lost.</p>}
      </StagePanel>
    );
  }
  const last = state.trials.at(-1);
  const given = state.given.at(-1);
  const isEnd = currentStep(state) === null && last?.position === last?.total;
  if (finished || (isEnd && waiting > 0)) {
    return (
      <StagePanel
        title={finished ? 'Done. Thank you!' : 'Sending your last answers …'}
        actions={
          given && (
            <Button onClick={onUndo}>
              {given.question === null ? 'Take the last report back' : 'Take the last answer back'}
            </Button>
          )
        }
      >
        {finished ? (
          <>
            <p>You compared {countOf(snapshot.progress.total, 'pair')} of images.</p>
            <Stored completion={completion} />
            <p>
              <TextLink href="/rate/leave">Your data, and how to withdraw</TextLink>
            </p>
          </>
        ) : (
          <p>{waits} still on the way: keep this page open.</p>
        )}
      </StagePanel>
    );
  }
  return (
    <p role="status" className="text-image-surround-ink">
      {rest === 'later' ? 'Waiting for the connection …' : 'Getting the next pair …'}
    </p>
  );
}

/** A kind end for whoever did not pass. */
function EndedPanel({ screenOut }: { screenOut: string | null }): ReactElement {
  return (
    <StagePanel title="Thank you: your part ends here">
      <p>
        A check that was fixed before the study began has ended it for you. It asks for answers that
        agree with what is known of some pairs, and that are not given in haste. It says nothing
        about you, and nothing more is asked of you. You can close this page.
      </p>
      {screenOut !== null && (
        <p>
          <TextLink href={screenOut}>Back to the panel</TextLink>
        </p>
      )}
      <p>
        <TextLink href="/rate/leave">Your data, and how to withdraw</TextLink>
      </p>
    </StagePanel>
  );
}

function Stored({ completion }: { completion: string | null }): ReactElement {
  if (completion === null) return <p>Every answer is stored. You can close this page.</p>;
  return (
    <>
      <p>Every answer is stored. Go back to the panel now, so that it knows that you are done.</p>
      <p>
        <TextLink href={completion}>Complete on the panel</TextLink>
      </p>
    </>
  );
}
