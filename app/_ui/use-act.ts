'use client';
import { useEffect, useEffectEvent, useRef, useState, useTransition } from 'react';
import { failureOfAct } from './failure-of-act.ts';
import { useWords } from './language.tsx';
import { useToast } from './toast.tsx';

type Act = {
  /** what kept the last act from being done */
  error: string | undefined;
  pending: boolean;
  /** Sends an act; `act` answers in words what kept it from being done. */
  send: (act: () => Promise<string | undefined>) => void;
  forget: () => void;
};

/**
 * Acts on the server, and says what keeps an act from being done: in `error`, to stand beside the button,
 * and in passing where the button is gone by then, since the page that comes with the answer shows how
 * things are now.
 */
export function useAct(): Act {
  const { page } = useWords();
  const say = useToast();
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();
  const unseen = useRef<string>(undefined);
  useEffect(() => {
    if (!pending) unseen.current = undefined;
  }, [pending]);
  const sayUnseen = useEffectEvent(() => {
    if (unseen.current !== undefined) say(unseen.current, { lasting: true });
  });
  useEffect(() => () => sayUnseen(), []);
  const send: Act['send'] = (act) =>
    startTransition(async () => {
      const kept = await act().catch((failure: unknown) => failureOfAct(failure, page));
      unseen.current = kept;
      setError(kept);
    });
  return { error, pending, send, forget: () => setError(undefined) };
}
