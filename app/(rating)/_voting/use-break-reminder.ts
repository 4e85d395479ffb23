import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/**
 * Says after so many minutes of voting without a pause that it is time for one.
 *
 * @param afterMinutes by the protocol; 0: never
 */
export function useBreakReminder(
  voting: boolean,
  afterMinutes: number,
): { due: boolean; dismiss: () => void } {
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (!voting || due || afterMinutes === 0) return;
    const timer = setTimeout(() => setDue(true), afterMinutes * MINUTE_MS);
    return () => clearTimeout(timer);
  }, [voting, due, afterMinutes]);
  return { due, dismiss: () => setDue(false) };
}
