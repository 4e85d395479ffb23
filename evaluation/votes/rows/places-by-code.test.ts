import { expect, it } from 'vitest';
import { placesByCode } from './places-by-code.ts';

it('finds the places of each code, in ascending order of both', () => {
  const places = placesByCode(Int32Array.from([4, 0, 4, 2, 0, 4]));
  expect([...places].map(([code, own]) => [code, [...own]])).toEqual([
    [0, [1, 4]],
    [2, [3]],
    [4, [0, 2, 5]],
  ]);
  expect(placesByCode([]).size).toBe(0);
});
