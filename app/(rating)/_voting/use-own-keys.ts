'use client';
import { useDraft } from '../../_ui/use-draft.ts';
import type { OwnKeys } from './key-command.ts';
import { readOwnKeys } from './own-keys.ts';

/** The keys that the rater has chosen in this browser, and how they are kept; null: the usual ones. */
export type OwnKeysKept = { own: OwnKeys; keep: (own: OwnKeys | null) => void };

export function useOwnKeys(): OwnKeysKept {
  const [kept, setKept] = useDraft('onpar/keys');
  return {
    own: readOwnKeys(kept),
    keep: (own) => setKept(own === null ? null : JSON.stringify(own)),
  };
}
