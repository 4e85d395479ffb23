import { describe, expect, it } from 'vitest';
import type { Act } from './act.ts';
import { openOutbox } from './outbox.ts';

function shelf(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => void entries.set(name, value),
    removeItem: (name) => void entries.delete(name),
    clear: () => entries.clear(),
  };
}

const undo = (key: string): Act => ({ kind: 'undo', key });
const keys = (acts: Act[]): string[] => acts.map(({ key }) => key);

describe('an outbox', () => {
  it('gives acts back in their order, also within one millisecond', () => {
    const outbox = openOutbox({ shelf: shelf(), tag: 'a', now: () => 1_700_000_000_000 });
    const given = ['z', 'b', 'y', 'a', 'x'];
    for (const key of given) outbox.add(undo(key));
    expect(keys(outbox.list())).toEqual(given);
  });

  it('survives a reload of the page', () => {
    const place = shelf();
    openOutbox({ shelf: place, tag: 'a', now: () => 10 }).add(undo('first'));
    const again = openOutbox({ shelf: place, tag: 'a', now: () => 20 });
    again.add(undo('second'));
    expect(keys(again.list())).toEqual(['first', 'second']);
  });

  it('is one for all tabs: what one sent the other does not send', () => {
    const place = shelf();
    const [one, two] = [1, 2].map((now) => openOutbox({ shelf: place, tag: 'a', now: () => now }));
    one?.add(undo('from one'));
    two?.add(undo('from two'));
    one?.remove('from two');
    expect(keys(two?.list() ?? [])).toEqual(['from one']);
  });

  it('keeps its order when the clock is set back between two pages', () => {
    const place = shelf();
    openOutbox({ shelf: place, tag: 'a', now: () => 2_000_000 }).add(undo('before'));
    const again = openOutbox({ shelf: place, tag: 'a', now: () => 1_000_000 });
    again.add(undo('after'));
    again.add(undo('last'));
    expect(keys(again.list())).toEqual(['before', 'after', 'last']);
  });

  it('lays an act aside, where it is kept and not listed any more', () => {
    const place = shelf();
    const outbox = openOutbox({ shelf: place, tag: 'a', now: () => 1 });
    outbox.add(undo('hopeless'));
    outbox.add(undo('good'));
    outbox.layAside('hopeless');
    expect(keys(outbox.list())).toEqual(['good']);
    const names = Array.from({ length: place.length }, (_, index) => place.key(index));
    expect(names).toContainEqual(expect.stringMatching(/^onpar-aside\/a\/\d+\/hopeless$/));
  });

  it('keeps the acts of two raters of one browser apart', () => {
    const place = shelf();
    openOutbox({ shelf: place, tag: 'a', now: () => 1 }).add(undo('a'));
    const other = openOutbox({ shelf: place, tag: 'b', now: () => 2 });
    expect(other.list()).toEqual([]);
    other.remove('a');
    expect(place.length).toBe(1);
  });

  it('is not disturbed by entries that are not acts', () => {
    const place = shelf();
    place.setItem('onpar/a/000/broken', '{');
    place.setItem('onpar/a/001/other', '{"kind":"vote","key":"no vote in it"}');
    place.setItem('something else', 'x');
    const outbox = openOutbox({ shelf: place, tag: 'a', now: () => 5 });
    outbox.add(undo('mine'));
    expect(keys(outbox.list())).toEqual(['mine']);
  });
});
