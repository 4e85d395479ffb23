'use client';
import type { ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { useWords } from '../../_ui/language.tsx';
import { LinkLine } from '../../_ui/link-line.tsx';
import { StagePanel } from './stage-panel.tsx';

/** In place of the images while the rater pauses. */
export function PausePanel({ onGoOn }: { onGoOn: () => void }): ReactElement {
  const { voting, page } = useWords();
  return (
    <StagePanel
      title={voting.paused}
      actions={
        <Button variant="primary" size="large" autoFocus onClick={onGoOn}>
          {voting.goOn}
        </Button>
      }
    >
      <p>{voting.pausedText}</p>
      <LinkLine href="/rate/leave">{page.yourData}</LinkLine>
    </StagePanel>
  );
}
