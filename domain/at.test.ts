import { expect, test } from 'vitest';
import { at } from './at.ts';
import { present } from './present.ts';

test('an element that is there is given, whatever its value', () => {
  expect(at([0, ''], 0)).toBe(0);
  expect(at(Float64Array.of(1, NaN), 1)).toBeNaN();
  expect(present('', 'a text')).toBe('');
});

test('an element that is missing is named', () => {
  expect(() => at(['a'], 1, 'the arms')).toThrow('the arms has 1 elements, and no element 1');
  expect(() => at([], -1)).toThrow(RangeError);
  expect(() => present(new Map<string, string>().get('k'), 'the arm k')).toThrow(
    'the arm k is missing',
  );
});
