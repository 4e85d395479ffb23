import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quotasAt, quotasOfDraw, ticksOfQuotas } from './quotas.ts';

const names = fc.uniqueArray(
  fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
  {
    minLength: 1,
    maxLength: 12,
  },
);

it('shares a draw out evenly, and back, over any names', () => {
  fc.assert(
    fc.property(names, fc.nat(12), fc.integer({ min: 12, max: 500 }), (options, some, draw) => {
      const ticked = options.slice(0, some);
      const quotas = quotasOfDraw({ options, ticked, draw });
      const counts = Object.values(quotas);
      expect(Object.keys(quotas).toSorted()).toEqual(
        (ticked.length > 0 ? ticked : options).toSorted(),
      );
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      expect(ticksOfQuotas(quotas)).toEqual({ names: Object.keys(quotas), sum: draw });
    }),
  );
});

it('gives each name one, where fewer are drawn or nobody said how many', () => {
  const options = ['a', 'b', 'c'];
  for (const draw of [2, undefined, 'many', 2.5])
    expect(quotasOfDraw({ options, ticked: [], draw })).toEqual({ a: 1, b: 1, c: 1 });
});

it('reads a map as quotas, whatever stands in it, and nothing else', () => {
  expect(quotasAt({ a: 1, b: 'x' })).toEqual({ a: 1, b: 'x' });
  for (const other of [undefined, null, ['a'], 'a', 3]) expect(quotasAt(other)).toBeNull();
  expect(ticksOfQuotas({ a: 'x' })).toEqual({ names: ['a'], sum: undefined });
});
