import { useEffect, useEffectEvent, useRef } from 'react';
import { keyCommand } from './key-command.ts';
import type { Command, OwnKeys } from './key-command.ts';

/** Runs the command of each key that is pressed, unless `off`; a window over the page has its own keys. */
export function useKeyCommands(options: {
  own: OwnKeys;
  off: boolean;
  onCommand: (command: Command) => void;
  onOtherKey: (event: KeyboardEvent) => void;
  /** the key of a command is up again, or the window was left with it down */
  onRelease: (command: Command) => void;
}): void {
  const held = useRef(new Map<string, Command>());
  const release = useEffectEvent((code: string | null) => {
    const lifted = [...held.current].filter(([down]) => code === null || down === code);
    for (const [down, command] of lifted) {
      held.current.delete(down);
      options.onRelease(command);
    }
  });
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (options.off || event.defaultPrevented) return;
    const command = keyCommand(event, options.own);
    if (command) {
      event.preventDefault();
      held.current.set(event.code, command);
      options.onCommand(command);
    } else {
      options.onOtherKey(event);
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    const lift = (event: KeyboardEvent): void => release(event.code);
    const leave = (): void => release(null);
    addEventListener('keydown', listen);
    addEventListener('keyup', lift);
    addEventListener('blur', leave);
    return () => {
      removeEventListener('keydown', listen);
      removeEventListener('keyup', lift);
      removeEventListener('blur', leave);
    };
  }, []);
}
