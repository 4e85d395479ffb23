'use client';
import { useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { useWords } from '../../_ui/language.tsx';
import type { KeyAction } from './key-command.ts';
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
  const { keys: words } = useWords();
  const [changing, setChanging] = useState<KeyAction | null>(null);
  const [said, say] = useState('');
  const press = (event: KeyboardEvent): void => {
    if (changing === null || LEAVING.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || MODIFIERS.includes(event.key)) return;
    const choice = chooseKey(event.nativeEvent, changing, own);
    if ('taken' in choice) {
      const key = event.key.toUpperCase();
      say(
        choice.taken === 'unfit' ? words.unfit(key) : words.taken(key, words.names[choice.taken]),
      );
      return;
    }
    keep(choice.own);
    say(`${words.meanings[changing]}: ${shownKey(changing, choice.own)}`);
    setChanging(null);
  };
  const reset = (): void => {
    keep(null);
    setChanging(null);
    say(words.areBack);
  };
  return (
    <Dialog
      title={words.title}
      description={words.about}
      open={open}
      onOpenChange={(next) => next || onClose()}
      actions={<Button onClick={reset}>{words.reset}</Button>}
    >
      <div className="flex flex-col gap-1" onKeyDown={press} onBlur={() => setChanging(null)}>
        {KEY_ACTIONS.map((action) => (
          <Button
            key={action}
            variant="quiet"
            aria-pressed={changing === action}
            onClick={() => setChanging(action)}
          >
            <span className="flex-1 text-start">{words.names[action]}</span>
            <span className="font-medium">
              {changing === action ? words.press : shownKey(action, own)}
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
