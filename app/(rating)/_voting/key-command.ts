import type { Answer } from './trial.ts';

/** What a key asks the voting page to do. */
export type Command =
  | { kind: 'answer'; answer: Answer | null }
  | { kind: 'undo' | 'loupe' | 'flip' | 'help' | 'pause' | 'report' };

type Key = Pick<
  KeyboardEvent,
  'key' | 'code' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'
>;

const answer = (given: Answer | null): Command => ({ kind: 'answer', answer: given });

const commands = new Map<string, Command>(
  Object.entries({
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
    f: { kind: 'flip' },
    '?': { kind: 'help' },
    p: { kind: 'pause' },
    r: { kind: 'report' },
  }),
);

/**
 * The key in the place of a digit or a letter, whatever it writes there: French and Czech keyboards
 * write é and ě for digits, and Greek or Russian ones no Latin letter at all.
 */
const PLACE = /^(?:Digit([0-4])|Key([A-Z]))$/;

/**
 * The command of a key press, or null: by what the key writes, else by the digit or letter that it is in
 * the place of. A key that is held down acts once; with Ctrl, Alt or Meta it belongs to the browser, and Shift
 * with an arrow moves the loupe.
 */
export function keyCommand(event: Key): Command | null {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.shiftKey && event.key.startsWith('Arrow')) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const [, digit, letter] = PLACE.exec(event.code) ?? [];
  const name = digit ?? letter?.toLowerCase();
  const inPlace = name === undefined || event.shiftKey ? undefined : commands.get(name);
  return commands.get(key) ?? inPlace ?? null;
}
