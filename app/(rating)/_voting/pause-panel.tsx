'use client';
import type { ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { TextLink } from '../../_ui/text-link.tsx';
import { StagePanel } from './stage-panel.tsx';

/** In place of the images while the rater pauses. */
export function PausePanel({ onGoOn }: { onGoOn: () => void }): ReactElement {
  return (
    <StagePanel
      title="Paused"
      actions={
        <Button variant="primary" size="large" autoFocus onClick={onGoOn}>
          Go on
        </Button>
      }
    >
      <p>The clock stands still. You can close this page and come back on another day.</p>
      <p>
        <TextLink href="/rate/leave">Your data, and how to withdraw</TextLink>
      </p>
    </StagePanel>
  );
}
