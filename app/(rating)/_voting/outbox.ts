import type { Act } from './act.ts';

/** Acts that the server has not taken yet, oldest first; they survive reload, crash and offline. */
export type Outbox = {
  add: (act: Act) => void;
  list: () => Act[];
  remove: (key: string) => void;
};

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Digits enough for a count of milliseconds, so that names sort as times do. */
const TIME_DIGITS = 15;

/**
 * An outbox in the browser's storage. Each act has an entry of its own, so that two tabs never
 * overwrite each other's; entries sort by time. `tag` names the rater: another rater's acts stay
 * where they are until that rater is back.
 */
export function openOutbox(options: { shelf: Shelf; tag: string; now: () => number }): Outbox {
  const { shelf, tag, now } = options;
  const prefix = `onpar/${tag}/`;
  let last = 0;
  const names = (): string[] =>
    Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '')
      .filter((name) => name.startsWith(prefix))
      .sort();
  return {
    add: (act) => {
      last = Math.max(now(), last + 1);
      const time = String(last).padStart(TIME_DIGITS, '0');
      shelf.setItem(`${prefix}${time}/${act.key}`, JSON.stringify(act));
    },
    list: () => names().flatMap((name) => readAct(shelf.getItem(name))),
    remove: (key) => {
      for (const name of names()) if (name.endsWith(`/${key}`)) shelf.removeItem(name);
    },
  };
}

/** Our own entries only: what does not read as one is left alone. */
function readAct(entry: string | null): Act[] {
  try {
    const act: unknown = JSON.parse(entry ?? 'null');
    return isAct(act) ? [act] : [];
  } catch {
    return [];
  }
}

function isAct(value: unknown): value is Act {
  if (typeof value !== 'object' || value === null || !('key' in value && 'kind' in value)) {
    return false;
  }
  return value.kind === 'undo' || value.kind === 'report' || 'vote' in value;
}
