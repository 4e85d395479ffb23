'use client';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../../_ui/language.tsx';
import type { Served } from './trial.ts';
import { useVotingSession } from './use-voting-session.ts';

/** A session that has ended is served nothing. */
const nothing: Served = {
  ...{ session: 'ended', trials: [], recent: [] },
  part: { practiceTry: 1, warned: false, ended: false },
  progress: { done: 0, total: 0 },
};

/**
 * Sends what a browser still holds back of a session that has ended: what was answered before the end is
 * taken. Says what became of it, and what has to wait for the link.
 */
export function LateDelivery({ tag }: { tag: string }): ReactElement {
  const { voting } = useWords();
  const { snapshot } = useVotingSession({ served: nothing, tag });
  const { waiting, rest, refused } = snapshot;
  const [most, setMost] = useState(0);
  if (waiting > most) setMost(waiting);
  const sent = most - waiting - refused;
  return (
    <p role="status">
      {sent > 0 && `${voting.lateStored(sent)} `}
      {waiting > 0 && rest === 'signed_out' && voting.lateWait(waiting)}
    </p>
  );
}
