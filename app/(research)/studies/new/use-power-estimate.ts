'use client';
import { useEffect, useState } from 'react';
import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import { estimatePowerAction } from './estimate-power-action.ts';
import type { WordedPower } from './worded-power.ts';

const pauseMs = 300;

/** The latest estimate, which may be of a text that was changed since: then it is being made anew. */
export type PowerState = { result: WordedPower | null; isCurrent: boolean };

/** Estimates what a text's study can find, once the text was found in order; null is none yet. */
export function usePowerEstimate(text: string | null, expected: ExpectedVotes | null): PowerState {
  const [latest, setLatest] = useState<{ asked: string; result: WordedPower | null } | null>(null);
  const asked = JSON.stringify([text, expected]);
  useEffect(() => {
    if (text === null || expected === null) return undefined;
    let current = true;
    const tell = (result: WordedPower | null): void => {
      if (current) setLatest({ asked, result });
    };
    const timer = setTimeout(() => {
      estimatePowerAction(text, expected).then(tell, () => tell(null));
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, expected, asked]);
  return { result: latest?.result ?? null, isCurrent: latest?.asked === asked };
}
