import type { ReactElement } from 'react';
import type { RunState } from '#prisma/generated/enums.ts';
import { isLive } from '#domain/run-state.ts';
import { ConfirmDialog } from '../../../_ui/confirm-dialog.tsx';
import { Row } from '../../../_ui/layout.tsx';
import { resumeRunAction } from './resume-run-action.ts';
import { stopRunAction } from './stop-run-action.ts';

/** What an owner can do with a run, in the state it is in. */
export function RunActions({
  slug,
  runId,
  state,
}: {
  slug: string;
  runId: string;
  state: RunState;
}): ReactElement | null {
  if (isLive(state)) {
    return (
      <Row>
        <ConfirmDialog
          key="pause"
          trigger="Pause run"
          title="Pause this run?"
          confirm="Pause run"
          action={stopRunAction.bind(null, { slug, runId, as: 'paused' })}
        >
          <p>Workers stop between two steps. What is made stays, and the run can go on later.</p>
        </ConfirmDialog>
        <ConfirmDialog
          key="cancel"
          trigger="Cancel run"
          title="Cancel this run?"
          confirm="Cancel run"
          danger
          action={stopRunAction.bind(null, { slug, runId, as: 'cancelled' })}
        >
          <p>Images that are made stay; the study cannot be reviewed until the rest is made.</p>
        </ConfirmDialog>
      </Row>
    );
  }
  if (state !== 'paused' && state !== 'cancelled' && state !== 'failed') return null;
  return (
    <Row>
      <ConfirmDialog
        key="resume"
        trigger="Resume run"
        triggerVariant="primary"
        title="Let this run go on?"
        confirm="Resume run"
        action={resumeRunAction.bind(null, { slug, runId })}
      >
        <p>A worker takes it up within seconds and makes what is missing.</p>
      </ConfirmDialog>
    </Row>
  );
}
