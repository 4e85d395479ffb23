'use client';
import type { ReactElement } from 'react';
import { Dialog } from '../../_ui/dialog.tsx';
import { KeyMap } from './key-map.tsx';

/** What to do and with which keys; open, it holds the clock. */
export function HelpDialog({
  open,
  onClose,
  instructions,
}: {
  open: boolean;
  onClose: () => void;
  instructions: string | null;
}): ReactElement {
  return (
    <Dialog title="Help" open={open} onOpenChange={(next) => next || onClose()}>
      {instructions !== null && <p className="whitespace-pre-line">{instructions}</p>}
      <KeyMap />
    </Dialog>
  );
}
