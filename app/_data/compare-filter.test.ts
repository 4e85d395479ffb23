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

it('keeps every name that is given, and no model whose name cannot be one', () => {
  const many = Array.from({ length: 13 }, (_none, i) => `s-${i}`);
  expect(parseCompareFilter({ study: many }).studies).toEqual(many);
  expect(parseCompareFilter({ study: ['', '../x', 'A'] }).studies).toEqual(['../x', 'A']);
  expect(parseCompareFilter({ model: '\u0000' }).model).toBe('');
  expect(parseCompareFilter({ model: ['a', 'b'] }).model).toBe('');
});

it('reads whatever an address holds', () => {
  const value = fc.option(fc.oneof(fc.string(), fc.array(fc.string())), { nil: undefined });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('study', 'model', 'other'), value), (query) => {
      const { studies, model } = parseCompareFilter(query);
      expect(new Set(studies).size).toBe(studies.length);
      expect(studies).not.toContain('');
      expect(model).not.toContain('\u0000');
    }),
  );
});
