import { ANSWERS } from '#domain/answer.ts';
import { keyAction } from './key-command.ts';
import type { KeyAction, OwnKeys, PressedKey } from './key-command.ts';

/** The keys that a rater has before changing any, as they are shown. */
export const USUAL_KEYS: Record<KeyAction, string> = {
  left: '1',
  right: '2',
  on_par: '3',
  neither: '4',
  none: '0',
  undo: '⌫',
  loupe: 'Z',
  flip: 'F',
  pause: 'P',
  report: 'R',
};

export const KEY_ACTIONS: readonly KeyAction[] = [
  ...ANSWERS,
  ...(['none', 'undo', 'loupe', 'flip', 'pause', 'report'] as const),
];

/** The key of an action, as it is shown. */
export function shownKey(action: KeyAction, own: OwnKeys): string {
  return own[action]?.shown ?? USUAL_KEYS[action];
}

/** What comes of pressing a key for an action: its keys then, or why it cannot be. */
export type KeyChoice = { own: OwnKeys } | { taken: KeyAction | 'help' | 'unfit' };

/**
 * Gives an action a key, by its place on the keyboard. No key is given twice; keys that write nothing,
 * and those that the page and the browser need, are not given.
 */
export function chooseKey(event: PressedKey, action: KeyAction, own: OwnKeys): KeyChoice {
  const isFit = event.key.length === 1 && event.key !== ' ' && event.code !== '';
  if (!isFit || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
    return { taken: 'unfit' };
  }
  const taken = keyAction(event, own);
  if (taken !== null && taken !== action) return { taken };
  return { own: { ...own, [action]: { code: event.code, shown: event.key.toUpperCase() } } };
}

/** The keys that a browser kept; none where it kept what is not of our making. */
export function readOwnKeys(kept: string | null): OwnKeys {
  try {
    const read: unknown = JSON.parse(kept ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    const entries = new Map<string, unknown>(Object.entries(read));
    const own = KEY_ACTIONS.flatMap((action) => {
      const key = entries.get(action);
      return isKey(key) ? [[action, key] as const] : [];
    });
    const isTwice = new Set(own.map(([, { code }]) => code)).size < own.length;
    return isTwice ? {} : Object.fromEntries(own);
  } catch {
    return {};
  }
}

function isKey(value: unknown): value is { code: string; shown: string } {
  if (typeof value !== 'object' || value === null) return false;
  if (!('code' in value && 'shown' in value)) return false;
  const { code, shown } = value;
  return typeof code === 'string' && code !== '' && typeof shown === 'string' && shown.length < 4;
}
