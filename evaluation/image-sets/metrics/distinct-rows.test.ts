import { at } from '#domain/at.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctRows } from './distinct-rows.ts';

describe('the number of distinct rows', () => {
  it('is that of a set of their texts, wherever they differ', () => {
    const row = fc.array(fc.constantFrom<number[]>(0, 1, -0.5, 1e-300), {
      minLength: 20,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.nat(7), (drawn, again) => {
        const rows = [...drawn, at(drawn, again % drawn.length)];
        const first = at(rows, 0);
        // unlike the first in its last number alone
        rows.push([...first.slice(0, -1), 7]);
        const values = Float64Array.from(rows.flat());
        const expected = new Set(rows.map((numbers) => numbers.join())).size;
        expect(distinctRows({ rows: rows.length, columns: 20, values })).toBe(expected);
      }),
      { seed: 1 },
    );
  });
});
