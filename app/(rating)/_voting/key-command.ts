import type { Answer } from './trial.ts';

/** What a key asks the voting page to do. */
export type Command =
  | { kind: 'answer'; answer: Answer | null }
  | { kind: 'undo' | 'loupe' | 'help' | 'pause' | 'report' };

type Key = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

const answer = (given: Answer | null): Command => ({ kind: 'answer', answer: given });

const commands: Record<string, Command> = {
  '1': answer('left'),
  ArrowLeft: answer('left'),
  '2': answer('right'),
  ArrowRight: answer('right'),
  '3': answer('on_par'),
  ArrowDown: answer('on_par'),
  '4': answer('neither'),
  ArrowUp: answer('neither'),
  '0': answer(null),
  Backspace: { kind: 'undo' },
  z: { kind: 'loupe' },
  '?': { kind: 'help' },
  p: { kind: 'pause' },
  r: { kind: 'report' },
};

/**
 * The command of a key press, or null. A key that is held down acts once; with Ctrl, Alt or Meta it
 * belongs to the browser, and Shift with an arrow moves the loupe.
 */
export function keyCommand(event: Key): Command | null {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.shiftKey && event.key.startsWith('Arrow')) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return commands[key] ?? null;
}
