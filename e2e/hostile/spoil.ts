import { HOSTILE_VALUES } from './hostile-values.ts';

/** A document with one of its values hostile, for each value and each place, however deep; and hostile as a whole. */
export function* spoil(document: unknown): Generator {
  yield* HOSTILE_VALUES;
  if (Array.isArray(document)) {
    const list: unknown[] = document;
    for (const [i, member] of list.entries()) {
      for (const spoilt of spoil(member)) yield list.with(i, spoilt);
      yield list.toSpliced(i, 1);
    }
    yield [...list, ...list];
  } else if (typeof document === 'object' && document !== null) {
    for (const [key, member] of Object.entries(document)) {
      for (const spoilt of spoil(member)) yield { ...document, [key]: spoilt };
      yield Object.fromEntries(Object.entries(document).filter(([other]) => other !== key));
    }
    yield { ...document, unknown: 1 };
  }
}
