import type { Act } from './act.ts';

/** Acts that the server has not taken yet, oldest first; they survive reload, crash and offline. */
export type Outbox = {
  add: (act: Act) => void;
  list: () => Act[];
  remove: (key: string) => void;
  /** keeps an act that will never be taken where it is not sent again */
  layAside: (key: string) => void;
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
    Array.from({ length: shelf.length }, (_, index) => shelf.key(index))
      .filter((name) => name !== null)
      .filter((name) => name.startsWith(prefix))
      .sort();
  const entriesOf = (key: string): string[] => names().filter((name) => name.endsWith(`/${key}`));
  return {
    add: (act) => {
      // also after those that an earlier page left here, should the clock have been set back since
      last = Math.max(now(), last + 1, timeIn(names().at(-1), prefix) + 1);
      const time = String(last).padStart(TIME_DIGITS, '0');
      shelf.setItem(`${prefix}${time}/${act.key}`, JSON.stringify(act));
    },
    list: () => names().flatMap((name) => readAct(shelf.getItem(name))),
    remove: (key) => {
      for (const name of entriesOf(key)) shelf.removeItem(name);
    },
    layAside: (key) => {
      for (const name of entriesOf(key)) {
        const entry = shelf.getItem(name);
        // another tab may have laid it aside in between
        if (entry === null) continue;
        shelf.setItem(name.replace(prefix, `onpar-aside/${tag}/`), entry);
        shelf.removeItem(name);
      }
    },
  };
}

/** The time that an entry's name says; 0 where there is none. */
function timeIn(name: string | undefined, prefix: string): number {
  const digits = name?.slice(prefix.length, prefix.length + TIME_DIGITS);
  return digits !== undefined && /^\d+$/.test(digits) ? Number(digits) : 0;
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
