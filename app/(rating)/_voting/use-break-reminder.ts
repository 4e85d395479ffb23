import { useEffect, useState } from 'react';

const HALF_AN_HOUR_MS = 30 * 60_000;

/** Says after half an hour of voting without a pause that it is time for one. */
export function useBreakReminder(voting: boolean): { due: boolean; dismiss: () => void } {
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (!voting || due) return;
    const timer = setTimeout(() => setDue(true), HALF_AN_HOUR_MS);
    return () => clearTimeout(timer);
  }, [voting, due]);
  return { due, dismiss: () => setDue(false) };
}
