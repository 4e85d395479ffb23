import { useEffect, useEffectEvent } from 'react';
import { keyCommand } from './key-command.ts';
import type { Command } from './key-command.ts';

/** Runs the command of each key that is pressed, unless `off`; a window over the page has its own keys. */
export function useKeyCommands(options: {
  off: boolean;
  onCommand: (command: Command) => void;
  onOtherKey: (event: KeyboardEvent) => void;
}): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (options.off || event.defaultPrevented) return;
    const command = keyCommand(event);
    if (command) {
      event.preventDefault();
      options.onCommand(command);
    } else {
      options.onOtherKey(event);
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
