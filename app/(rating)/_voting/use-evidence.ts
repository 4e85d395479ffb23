import { useEffect, useRef } from 'react';
import { createResponseClock } from './response-clock.ts';
import type { Evidence } from './voting-session.ts';

/**
 * Measures how each vote comes about: when the pair appeared, how long the answer took without
 * pauses, how often the window was left.
 *
 * @param asked names the question that can be answered now, and its trial; null while there is none
 */
export function useEvidence(options: {
  trialId: string | null;
  asked: string | null;
  paused: boolean;
}): (decodeMs: number | undefined) => Evidence {
  const { trialId, asked, paused } = options;
  const clock = useRef(createResponseClock());
  const shownAt = useRef(new Date(0));
  useEffect(() => {
    if (trialId !== null) shownAt.current = new Date();
  }, [trialId]);
  useEffect(() => {
    if (asked !== null) clock.current.ask(performance.now());
  }, [asked]);
  useEffect(() => {
    if (paused) clock.current.pause(performance.now());
    else if (asked !== null) clock.current.resume(performance.now());
  }, [paused, asked]);
  useEffect(() => {
    const leave = (): void => clock.current.loseFocus();
    addEventListener('blur', leave);
    return () => removeEventListener('blur', leave);
  }, []);
  return (decodeMs) => ({
    ...clock.current.read(performance.now()),
    shownAt: shownAt.current.toISOString(),
    clientAt: new Date().toISOString(),
    ...(decodeMs !== undefined && { decodeMs }),
    viewport: `${innerWidth}x${innerHeight}`,
    pixelRatio: devicePixelRatio,
  });
}
