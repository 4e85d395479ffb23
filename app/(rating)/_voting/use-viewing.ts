import { useEffect, useState } from 'react';

const TICK_MS = 100;

/**
 * For how long, in ms, the pair on the desk must still be looked at before it can be answered; 0: it can
 * be. The server asks for the same by its own marks.
 *
 * @param shownId the pair whose images can be seen; null while there is none
 */
export function useViewing(shownId: string | null, leastMs: number): number {
  const [seen, setSeen] = useState<{ id: string | null; ms: number }>({ id: null, ms: 0 });
  useEffect(() => {
    if (shownId === null || leastMs === 0) return;
    const from = performance.now();
    const timer = setInterval(() => {
      const ms = performance.now() - from;
      setSeen({ id: shownId, ms });
      if (ms >= leastMs) clearInterval(timer);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [shownId, leastMs]);
  return Math.max(0, leastMs - (seen.id === shownId ? seen.ms : 0));
}
