'use client';
import type { ReactElement } from 'react';
import { remarkOf } from './remark-of.ts';
import { signOf } from './sign-of.ts';
import type { VotingDesk } from './use-voting-desk.ts';
import { VotingBar } from './voting-bar.tsx';

/** The bar of the voting page, from what is on the desk. */
export function VotingTools({ desk }: { desk: VotingDesk }): ReactElement {
  const { snapshot, trial, away, stopped, opened, loupe, obey } = desk;
  const place = trial ?? snapshot.state.trials.at(-1);
  const total = place?.total ?? 0;
  const position = place?.position ?? 1;
  const isDone = trial === null && snapshot.finished;
  const isIdle = away && opened !== 'pause';
  return (
    <VotingBar
      done={isDone ? total : position - 1}
      note={`${trial?.practice ? 'Practice · ' : ''}${isDone ? total : position} of ${total}`}
      total={total}
      sign={stopped ? null : signOf(snapshot)}
      remark={stopped ? null : remarkOf(snapshot.state)}
      tools={[
        {
          label: 'Undo',
          keyCap: '⌫',
          onUse: () => obey({ kind: 'undo' }),
          disabled: stopped || opened === 'pause' || snapshot.state.given.length === 0,
        },
        {
          label: 'Loupe',
          keyCap: 'Z',
          onUse: () => obey({ kind: 'loupe' }),
          disabled: away,
          pressed: loupe !== null,
        },
        { label: 'Report', keyCap: 'R', onUse: () => obey({ kind: 'report' }), disabled: away },
        {
          label: 'Pause',
          keyCap: 'P',
          onUse: () => obey({ kind: 'pause' }),
          disabled: isIdle,
          pressed: opened === 'pause',
        },
        { label: 'Help', keyCap: '?', onUse: () => obey({ kind: 'help' }) },
      ]}
    />
  );
}
