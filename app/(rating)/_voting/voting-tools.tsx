'use client';
import type { ReactElement } from 'react';
import { shownKey } from './own-keys.ts';
import { remarkOf } from './remark-of.ts';
import { signOf } from './sign-of.ts';
import type { VotingDesk } from './use-voting-desk.ts';
import { VotingBar } from './voting-bar.tsx';

const FLIPPED = 'Each image stands in the place of the other. Flip back to answer.';

/** The bar of the voting page, from what is on the desk. */
export function VotingTools({ desk }: { desk: VotingDesk }): ReactElement {
  const { snapshot, away, stopped, opened, loupe, flipped, obey } = desk;
  const { own } = desk.keys;
  const progress = progressOf(desk);
  const isIdle = away && opened !== 'pause';
  return (
    <VotingBar
      {...progress}
      sign={stopped ? null : signOf(snapshot)}
      remark={stopped ? null : flipped ? FLIPPED : remarkOf(snapshot.state)}
      tools={[
        {
          label: 'Undo',
          keyCap: shownKey('undo', own),
          onUse: () => obey({ kind: 'undo' }),
          disabled: stopped || opened === 'pause' || snapshot.state.given.length === 0,
        },
        {
          label: 'Loupe',
          keyCap: shownKey('loupe', own),
          onUse: () => obey({ kind: 'loupe' }),
          disabled: away,
          pressed: loupe !== null,
        },
        {
          label: 'Flip',
          keyCap: shownKey('flip', own),
          onUse: () => obey({ kind: 'flip' }),
          disabled: away,
          pressed: flipped,
        },
        {
          label: 'Report',
          keyCap: shownKey('report', own),
          onUse: () => obey({ kind: 'report' }),
          disabled: away,
        },
        {
          label: 'Pause',
          keyCap: shownKey('pause', own),
          onUse: () => obey({ kind: 'pause' }),
          disabled: isIdle,
          pressed: opened === 'pause',
        },
        { label: 'Help', keyCap: '?', onUse: () => obey({ kind: 'help' }) },
      ]}
    />
  );
}

/** How far the rater is; a page that is opened after the end knows of no trial. */
function progressOf({ snapshot, trial }: VotingDesk): {
  done: number;
  total: number;
  note: string;
} {
  if (trial === null && snapshot.part.ended) return { done: 1, total: 1, note: 'over' };
  const place = trial ?? snapshot.state.trials.at(-1);
  const { progress } = snapshot;
  if (!place) return { ...progress, note: `${progress.done} of ${progress.total}` };
  const { total, position } = place;
  if (trial === null && snapshot.finished)
    return { done: total, total, note: `${total} of ${total}` };
  const practice = trial?.practice ? 'Practice · ' : '';
  return { done: position - 1, total, note: `${practice}${position} of ${total}` };
}
