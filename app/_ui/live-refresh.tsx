'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { withBasePath } from './base-path.ts';

const leastPauseMs = 2000;

/** Makes the page anew as a run goes on, at most every two seconds. Shows nothing. */
export function LiveRefresh({ runId }: { runId: string }): null {
  const router = useRouter();
  useEffect(() => {
    let last = Date.now();
    const events = new EventSource(withBasePath(`/api/runs/${runId}/events`));
    events.onmessage = () => {
      if (Date.now() - last < leastPauseMs) return;
      last = Date.now();
      router.refresh();
    };
    return () => events.close();
  }, [runId, router]);
  return null;
}
