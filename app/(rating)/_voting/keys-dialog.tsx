'use client';
import { useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import type { KeyAction } from './key-command.ts';
import { KEY_MEANINGS } from './key-map.tsx';
import { chooseKey, KEY_ACTIONS, shownKey } from './own-keys.ts';
import type { OwnKeysKept } from './use-own-keys.ts';

/** Where a rater gives an action another key: press its button, then the key. */
export function KeysDialog({
  open,
  onClose,
  keys: { own, keep },
}: {
  open: boolean;
  onClose: () => void;
  keys: OwnKeysKept;
}): ReactElement {
  const [changing, setChanging] = useState<KeyAction | null>(null);
  const [said, say] = useState('');
  const press = (event: KeyboardEvent): void => {
    if (changing === null || LEAVING.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || MODIFIERS.includes(event.key)) return;
    const choice = chooseKey(event.nativeEvent, changing, own);
    if ('taken' in choice) {
      say(`${event.key.toUpperCase()} cannot be used: ${WHY[choice.taken]}`);
      return;
    }
    keep(choice.own);
    say(`${KEY_MEANINGS[changing]}: ${shownKey(changing, choice.own)}`);
    setChanging(null);
  };
  const reset = (): void => {
    keep(null);
    setChanging(null);
    say('The usual keys are back.');
  };
  return (
    <Dialog
      title="Your keys"
      description="Choose a line, then press the key that you want for it. Arrows and ? stay as they are. This browser keeps your keys."
      open={open}
      onOpenChange={(next) => next || onClose()}
      actions={<Button onClick={reset}>Back to the usual keys</Button>}
    >
      <div className="flex flex-col gap-1" onKeyDown={press} onBlur={() => setChanging(null)}>
        {KEY_ACTIONS.map((action) => (
          <Button
            key={action}
            variant="quiet"
            aria-pressed={changing === action}
            onClick={() => setChanging(action)}
          >
            <span className="flex-1 text-left">{NAMES[action]}</span>
            <span className="font-medium">
              {changing === action ? 'press a key …' : shownKey(action, own)}
            </span>
          </Button>
        ))}
      </div>
      <p role="status" className="min-h-6 text-sm text-ink-muted">
        {said}
      </p>
    </Dialog>
  );
}

/** Keys by which a window is left or gone through, and those that only change others. */
const LEAVING = ['Escape', 'Tab'];
const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'];

const NAMES: Record<KeyAction, string> = {
  left: 'Left',
  right: 'Right',
  on_par: 'On par',
  neither: 'Neither',
  none: 'No answer',
  undo: 'Undo',
  loupe: 'Loupe',
  flip: 'Flip',
  pause: 'Pause',
  report: 'Report',
};

const taken = (name: string): string => `it is the key for ${name}`;

const WHY: Record<KeyAction | 'help' | 'unfit', string> = {
  left: taken(NAMES.left),
  right: taken(NAMES.right),
  on_par: taken(NAMES.on_par),
  neither: taken(NAMES.neither),
  none: taken(NAMES.none),
  undo: taken(NAMES.undo),
  loupe: taken(NAMES.loupe),
  flip: taken(NAMES.flip),
  pause: taken(NAMES.pause),
  report: taken(NAMES.report),
  help: taken('Help'),
  unfit: 'take a letter, a digit or a sign, without Shift',
};
