import { ANSWERS } from '#domain/answer.ts';
import type { Answer } from './trial.ts';

/** What a key asks the voting page to do. */
export type Command =
  | { kind: 'answer'; answer: Answer | null }
  | { kind: 'undo' | 'loupe' | 'flip' | 'help' | 'pause' | 'report' };

/** What a rater can give another key. */
export type KeyAction = Answer | 'none' | Exclude<Command['kind'], 'answer' | 'help'>;

/** The keys that a rater has chosen in place of the usual ones, by their place on the keyboard. */
export type OwnKeys = { [action in KeyAction]?: { code: string; shown: string } };

export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'
>;

/** Keys that can be changed, and help, which stays where it is. */
const USUAL = new Map<string, KeyAction | 'help'>(
  Object.entries({
    ...({ '1': 'left', '2': 'right', '3': 'on_par', '4': 'neither', '0': 'none' } as const),
    ...({
      Backspace: 'undo',
      z: 'loupe',
      f: 'flip',
      '?': 'help',
      p: 'pause',
      r: 'report',
    } as const),
  }),
);

/** Keys that answer whatever is changed. */
const ARROWS = new Map<string, KeyAction>(
  Object.entries({
    ArrowLeft: 'left',
    ArrowRight: 'right',
    ArrowDown: 'on_par',
    ArrowUp: 'neither',
  } as const),
);

/**
 * The key in the place of a digit or a letter, whatever it writes there: French and Czech keyboards
 * write é and ě for digits, and Greek or Russian ones no Latin letter at all.
 */
const PLACE = /^(?:Digit([0-4])|Key([A-Z]))$/;

/**
 * What a key press is for, or null: by the rater's own keys, then by what the key writes, else by the
 * digit or letter that it is in the place of. A key that is held down acts once; with Ctrl, Alt or Meta
 * it belongs to the browser, and Shift with an arrow moves the loupe.
 */
export function keyAction(event: PressedKey, own: OwnKeys = {}): KeyAction | 'help' | null {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return null;
  const arrow = ARROWS.get(event.key);
  if (arrow !== undefined) return event.shiftKey ? null : arrow;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const chosen = event.shiftKey
    ? undefined
    : USUAL_ACTIONS.find((a) => own[a]?.code === event.code);
  if (chosen !== undefined) return chosen;
  const [, digit, letter] = PLACE.exec(event.code) ?? [];
  const name = digit ?? letter?.toLowerCase();
  const inPlace = name === undefined || event.shiftKey ? undefined : USUAL.get(name);
  const usual = USUAL.get(key) ?? inPlace ?? null;
  return usual !== null && usual !== 'help' && own[usual] !== undefined ? null : usual;
}

const USUAL_ACTIONS = [...USUAL.values()].filter((action) => action !== 'help');

/** The command of a key press, or null. */
export function keyCommand(event: PressedKey, own: OwnKeys = {}): Command | null {
  const action = keyAction(event, own);
  if (action === null) return null;
  if (action === 'none') return { kind: 'answer', answer: null };
  return isAnswer(action) ? { kind: 'answer', answer: action } : { kind: action };
}

function isAnswer(action: Exclude<KeyAction, 'none'> | 'help'): action is Answer {
  return ANSWERS.some((answer) => answer === action);
}
