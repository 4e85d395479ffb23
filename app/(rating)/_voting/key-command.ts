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

/** The key in the place of a digit, whatever it writes there: French and Czech ones write é and ě. */
const DIGIT = /^Digit([0-4])$/;

/**
 * The command of a key press, or null: by what the key writes, else by the digit that it is in the place
 * of. A key that is held down acts once; with Ctrl, Alt or Meta it belongs to the browser, and Shift
 * with an arrow moves the loupe.
 */
export function keyCommand(event: Key): Command | null {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.shiftKey && event.key.startsWith('Arrow')) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const [, digit] = DIGIT.exec(event.code) ?? [];
  const inPlace = digit === undefined || event.shiftKey ? undefined : commands.get(digit);
  return commands.get(key) ?? inPlace ?? null;
}
