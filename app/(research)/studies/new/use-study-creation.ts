'use client';
import { useState } from 'react';
import type { Created, ImportProgress } from './create-study.ts';
import { sendProtocol } from './send-protocol.ts';

/** What a creation is at: not begun, under way, or refused after the protocol was found in order. */
export type CreationState =
  | { kind: 'idle' }
  | { kind: 'creating'; progress: ImportProgress }
  | { kind: 'refused'; why: string };

/** Has studies created; what came of one is told to `onEnd`, null when the server did not say. */
export function useStudyCreation(
  onEnd: (created: Created | null) => void,
): [CreationState, (text: string) => void] {
  const [state, setState] = useState<CreationState>({ kind: 'idle' });
  const create = async (text: string): Promise<void> => {
    setState({ kind: 'creating', progress: { done: 0, total: 0 } });
    const created = await sendProtocol(text, (progress) =>
      setState({ kind: 'creating', progress }),
    );
    const isRefused = created !== null && 'refusal' in created;
    setState(isRefused ? { kind: 'refused', why: created.refusal } : { kind: 'idle' });
    onEnd(created);
  };
  return [state, (text) => void create(text)];
}
