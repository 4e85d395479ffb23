import type { ReactElement } from 'react';
import { countOf } from '#domain/count-of.ts';
import { Button } from '../../../_ui/button.tsx';
import { FootBar } from '../../../_ui/layout.tsx';
import { CreationNotice } from './creation-notice.tsx';
import type { CheckState } from './use-protocol-check.ts';
import type { CreationState } from './use-study-creation.ts';

/** What remains to do, in one line that stays in sight, with the way to it. */
export function ProtocolFoot({
  state,
  creation,
  canCreate,
  onShow,
  onCreate,
}: {
  state: CheckState;
  creation: CreationState;
  canCreate: boolean;
  /** shows the first thing that is wrong */
  onShow: () => void;
  onCreate: () => void;
}): ReactElement {
  const wrong = state.kind === 'checked' && 'errors' in state.check ? state.check.errors.length : 0;
  return (
    <FootBar label="What remains to do">
      <CreationNotice state={creation} />
      <div className="flex items-center justify-between gap-4">
        <p className={wrong > 0 ? 'font-semibold text-danger' : 'font-semibold'}>
          {wordsOf(state)}
        </p>
        <div className="flex shrink-0 gap-2">
          {wrong > 0 && <Button onClick={onShow}>Show it</Button>}
          <Button
            variant="primary"
            busy={creation.kind === 'creating'}
            disabled={!canCreate}
            onClick={onCreate}
          >
            Create study
          </Button>
        </div>
      </div>
    </FootBar>
  );
}

function wordsOf(state: CheckState): string {
  if (state.kind === 'checking') return 'Being checked …';
  if (state.kind === 'unreachable') return 'Not checked';
  const { check } = state;
  if ('errors' in check) return `${countOf(check.errors.length, 'thing')} to mend`;
  const { length } = check.warnings;
  return length === 0 ? 'Ready' : `Ready; ${countOf(length, 'thing')} to look at`;
}
