'use client';
import { useSyncExternalStore } from 'react';

/** From here on columns stand beside each other: `lg` of the style sheet. */
const WIDE = '(width >= 64rem)';

/** Whether the screen is wide; false until the page has taken over what the server sent. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
