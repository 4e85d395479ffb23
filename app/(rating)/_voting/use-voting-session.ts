import { useEffect, useState, useSyncExternalStore } from 'react';
import { browserWorld } from './browser-world.ts';
import type { Served } from './trial.ts';
import { VotingSession } from './voting-session.ts';
import type { VotingSnapshot } from './voting-session.ts';

/** The rater's session in this page, and what it looks like now. */
export function useVotingSession(options: { served: Served; tag: string }): {
  session: VotingSession;
  snapshot: VotingSnapshot;
} {
  const [session] = useState(() => new VotingSession(options.served, browserWorld(options.tag)));
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
  useEffect(() => session.start(), [session]);
  useEffect(() => {
    const send = (): void => session.synchronise();
    const look = (): void => {
      if (document.visibilityState === 'visible') session.synchronise({ refresh: true });
    };
    // a page that the back button brings back is as it was left
    const returned = (event: PageTransitionEvent): void => {
      if (event.persisted) look();
    };
    addEventListener('online', send);
    addEventListener('pageshow', returned);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('online', send);
      removeEventListener('pageshow', returned);
      document.removeEventListener('visibilitychange', look);
    };
  }, [session]);
  const { waiting, rest } = snapshot;
  useEffect(() => {
    if (waiting === 0 || rest === 'idle' || rest === 'closed') return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [waiting, rest]);
  return { session, snapshot };
}
