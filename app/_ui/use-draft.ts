'use client';
import { useCallback, useSyncExternalStore } from 'react';

/** What is being written, by key; kept in the browser, where it lets us, so that a reload loses nothing. */
const drafts = new Map<string, string | null>();
const listeners = new Set<() => void>();

function read(key: string): string | null {
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const stored = storage()?.getItem(key) ?? null;
  drafts.set(key, stored);
  return stored;
}

function write(key: string, draft: string | null): void {
  drafts.set(key, draft);
  try {
    if (draft === null) storage()?.removeItem(key);
    else storage()?.setItem(key, draft);
  } catch {
    // a full store: the draft lives as long as the page
  }
  for (const listener of listeners) listener();
}

/** Undefined where the browser forbids it. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A text that outlives reloads, lost connections and ended sessions; null until it is first set. */
export function useDraft(key: string): [string | null, (draft: string | null) => void] {
  const draft = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const setDraft = useCallback((next: string | null) => write(key, next), [key]);
  return [draft, setDraft];
}
