import type { ReactElement } from 'react';
import { Notice } from '../../../_ui/notice.tsx';
import { Progress } from '../../../_ui/progress.tsx';
import type { CreationState } from './use-study-creation.ts';

/** How far the images of a new study have come, or why there is none. */
export function CreationNotice({ state }: { state: CreationState }): ReactElement | null {
  if (state.kind === 'refused') {
    return (
      <Notice tone="danger" title="The study was not created" alert>
        <p className="break-words whitespace-pre-line">{state.why}</p>
      </Notice>
    );
  }
  if (state.kind === 'idle' || state.progress.total === 0) return null;
  const { done, total } = state.progress;
  return <Progress label="Bringing the images in" value={done} max={total} active />;
}
