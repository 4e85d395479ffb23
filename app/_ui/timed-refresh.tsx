'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { askServer } from './server-reach.ts';

/** Makes the page anew every so many seconds while it is looked at. Shows nothing. */
export function TimedRefresh({ seconds }: { seconds: number }): null {
  const router = useRouter();
  useEffect(() => {
    // without a server the browser would show its own page of error in place of this one
    const refreshIfThere = async (): Promise<void> => {
      if (await askServer()) router.refresh();
    };
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refreshIfThere();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds, router]);
  return null;
}
