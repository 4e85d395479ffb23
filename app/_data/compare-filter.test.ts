import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCompareFilter } from './compare-filter.ts';

it('takes one study or several, each once and in their order, and a model', () => {
  expect(parseCompareFilter({})).toEqual({ studies: [], model: '' });
  expect(parseCompareFilter({ study: 'one' })).toEqual({ studies: ['one'], model: '' });
  expect(parseCompareFilter({ study: ['b', 'a', 'b'], model: 'sd-15' })).toEqual({
    studies: ['b', 'a'],
    model: 'sd-15',
  });
});

it('reads no study where a name cannot be one, or there are more than twelve', () => {
  const many = Array.from({ length: 13 }, (_none, i) => `s-${i}`);
  for (const study of ['', '../x', 'A', ['a', '\u0000'], many]) {
    expect(parseCompareFilter({ study }).studies).toEqual([]);
  }
  expect(parseCompareFilter({ study: many.slice(1) }).studies).toHaveLength(12);
  expect(parseCompareFilter({ model: '\u0000' }).model).toBe('');
  expect(parseCompareFilter({ model: ['a', 'b'] }).model).toBe('');
});

it('reads whatever an address holds', () => {
  const value = fc.option(fc.oneof(fc.string(), fc.array(fc.string())), { nil: undefined });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('study', 'model', 'other'), value), (query) => {
      const { studies, model } = parseCompareFilter(query);
      expect(studies.every((slug) => /^[a-z0-9-]+$/.test(slug))).toBe(true);
      expect(model).not.toContain('\u0000');
    }),
  );
});
