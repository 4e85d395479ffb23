import type { ReactElement } from 'react';
import { Notice } from '../../../_ui/notice.tsx';
import { powerHeadline } from './power-headline.ts';
import type { PowerState } from './use-power-estimate.ts';

/** What the study can find, in two lines, beside the protocol. */
export function PowerSummary({ state }: { state: PowerState }): ReactElement | null {
  const { result } = state;
  if (result === null) return null;
  const { notTestable, detectable, formula } = result.words;
  return (
    <Notice tone={notTestable === null ? 'neutral' : 'danger'} title={powerHeadline(result, state)}>
      {notTestable ?? detectable ?? formula}
    </Notice>
  );
}
