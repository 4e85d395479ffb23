'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Makes the page anew every so many seconds while it is looked at. Shows nothing. */
export function TimedRefresh({ seconds }: { seconds: number }): null {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds, router]);
  return null;
}
