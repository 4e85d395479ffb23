'use client';
import type { ReactElement } from 'react';
import { Dialog } from '../../_ui/dialog.tsx';
import { Button } from '../../_ui/button.tsx';
import { useWords } from '../../_ui/language.tsx';
import { OwnText } from '../own-text.tsx';
import type { OwnKeys } from './key-command.ts';
import { KeyMap } from './key-map.tsx';

/** What to do and with which keys; open, it holds the clock. */
export function HelpDialog({
  open,
  onClose,
  instructions,
  own,
  onChangeKeys,
}: {
  open: boolean;
  onClose: () => void;
  instructions: string | null;
  /** the keys that the rater has chosen, and what opens the window in which they are */
  own: OwnKeys;
  onChangeKeys: () => void;
}): ReactElement {
  const { keys } = useWords();
  return (
    <Dialog
      title={keys.names.help}
      open={open}
      onOpenChange={(next) => next || onClose()}
      actions={<Button onClick={onChangeKeys}>{keys.change}</Button>}
    >
      {instructions !== null && <OwnText>{instructions}</OwnText>}
      <KeyMap own={own} />
    </Dialog>
  );
}
