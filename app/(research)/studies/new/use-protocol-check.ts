'use client';
import { useEffect, useState } from 'react';
import type { Upload } from '#study/uploads/list-uploads.ts';
import { checkProtocolAction } from './check-protocol-action.ts';
import type { ProtocolCheck } from './protocol-check.ts';

const pauseMs = 400;

/** What is known of a text: nothing yet, what was found, or that nobody could be asked. */
export type CheckState =
  | { kind: 'checking' }
  | { kind: 'checked'; text: string; check: ProtocolCheck }
  | { kind: 'unreachable' };

/**
 * Checks a text a moment after it was last changed, and again when other images are uploaded; the
 * latest answer counts.
 */
export function useProtocolCheck(
  text: string,
  uploads: readonly Upload[],
): [CheckState, (state: CheckState) => void] {
  const [state, setState] = useState<CheckState>({ kind: 'checking' });
  useEffect(() => {
    let current = true;
    const tell = (next: CheckState): void => {
      if (current) setState(next);
    };
    const timer = setTimeout(() => {
      checkProtocolAction(text).then(
        (check) => tell({ kind: 'checked', text, check }),
        () => tell({ kind: 'unreachable' }),
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, uploads]);
  return [state, setState];
}
