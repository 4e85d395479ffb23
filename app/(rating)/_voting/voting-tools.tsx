'use client';
import type { ReactElement } from 'react';
import type { RaterWords } from '#domain/words/rater-words.ts';
import { useWords } from '../../_ui/language.tsx';
import { shownKey } from './own-keys.ts';
import { remarkOf } from './remark-of.ts';
import { signOf } from './sign-of.ts';
import type { VotingDesk } from './use-voting-desk.ts';
import { VotingBar } from './voting-bar.tsx';

/** The bar of the voting page, from what is on the desk. */
export function VotingTools({ desk }: { desk: VotingDesk }): ReactElement {
  const words = useWords();
  const { names } = words.keys;
  const { snapshot, away, stopped, opened, loupe, flipped, obey } = desk;
  const { own } = desk.keys;
  const progress = progressOf(desk, words);
  const isIdle = away && opened !== 'pause';
  return (
    <VotingBar
      {...progress}
      sign={stopped ? null : signOf(snapshot, words)}
      remark={stopped ? null : remarkOf(snapshot.state, words)}
      tools={[
        {
          label: names.undo,
          keyCap: shownKey('undo', own),
          onUse: () => obey({ kind: 'undo' }),
          disabled: stopped || opened === 'pause' || snapshot.state.given.length === 0,
        },
        {
          label: names.loupe,
          keyCap: shownKey('loupe', own),
          onUse: () => obey({ kind: 'loupe' }),
          disabled: away,
          pressed: loupe !== null,
        },
        {
          label: names.flip,
          keyCap: shownKey('flip', own),
          onUse: () => obey({ kind: 'flip' }),
          disabled: away,
          pressed: flipped,
        },
        {
          label: names.report,
          keyCap: shownKey('report', own),
          onUse: () => obey({ kind: 'report' }),
          disabled: away,
        },
        {
          label: names.pause,
          keyCap: shownKey('pause', own),
          onUse: () => obey({ kind: 'pause' }),
          disabled: isIdle,
          pressed: opened === 'pause',
        },
        { label: names.help, keyCap: '?', onUse: () => obey({ kind: 'help' }) },
      ]}
    />
  );
}

/** How far the rater is; a page that is opened after the end knows of no trial. */
function progressOf(
  { snapshot, trial }: VotingDesk,
  { voting }: RaterWords,
): {
  done: number;
  total: number;
  note: string;
} {
  if (trial === null && snapshot.part.ended) return { done: 1, total: 1, note: voting.over };
  const place = trial ?? snapshot.state.trials.at(-1);
  const { progress } = snapshot;
  if (!place) return { ...progress, note: voting.of(progress.done, progress.total) };
  const { total, position } = place;
  if (trial === null && snapshot.finished)
    return { done: total, total, note: voting.of(total, total) };
  const say = trial?.practice ? voting.practiceOf : voting.of;
  return { done: position - 1, total, note: say(position, total) };
}
