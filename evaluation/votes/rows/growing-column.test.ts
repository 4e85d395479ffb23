import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingColumn } from './growing-column.ts';

describe('a growing column', () => {
  it('holds what was put into it last, wherever it was put, and 0 elsewhere', () => {
    const puts = fc.array(fc.tuple(fc.nat(5000), fc.nat(100)), { maxLength: 40 });
    fc.assert(
      fc.property(puts, (numbers) => {
        const column = new GrowingColumn((length) => new Int32Array(length));
        const length = Math.max(0, ...numbers.map(([place]) => place + 1));
        const all = new Array<number>(length).fill(0);
        for (const [place, value] of numbers) {
          column.put(place, value);
          all[place] = value;
        }
        expect(column.length).toBe(all.length);
        const places = all.map((_, place) => place).toReversed();
        expect([...column.pick(places)]).toEqual(all.toReversed());
        expect(column.at(6000)).toBe(0);
      }),
    );
  });
});
