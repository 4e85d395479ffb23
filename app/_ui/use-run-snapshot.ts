'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { isEnded } from './run-snapshot.ts';
import type { RunSnapshot } from './run-snapshot.ts';
import { withBasePath } from './base-path.ts';

/**
 * A run as the server sees it, from now on: the server's events replace `initial`, and the page is
 * made anew when the run has ended. A lost connection is taken up again by the browser.
 */
export function useRunSnapshot(initial: RunSnapshot): RunSnapshot {
  const router = useRouter();
  const [run, setRun] = useState(initial);
  const { runId } = initial;
  const follow = !isEnded(initial);
  useEffect(() => {
    if (!follow) return undefined;
    const events = new EventSource(withBasePath(`/api/runs/${runId}/events`));
    events.onmessage = (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as RunSnapshot;
      setRun(next);
      if (!isEnded(next)) return;
      events.close();
      router.refresh();
    };
    return () => events.close();
  }, [follow, runId, router]);
  return follow ? run : initial;
}
