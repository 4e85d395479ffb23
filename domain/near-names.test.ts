import { expect, test } from 'vitest';
import { createNearNames } from './near-names.ts';
import { sayNearName } from './say-near-name.ts';

test('a name is near the first one that the eye takes for it, and met once', () => {
  const names = createNearNames();
  expect(names.meet('SD 50', 2)).toBeUndefined();
  expect(names.meet('SD 50', 3)).toBeUndefined();
  expect(names.meet('sd_5О', 4)).toEqual({ name: 'SD 50', line: 2 });
  expect(names.has('sd_5О')).toBe(true);
  expect(names.meet('SD 51', 5)).toBeUndefined();
});

test('what is said of it names the place, the difference, and letters that cannot be told apart', () => {
  expect(sayNearName('В', { name: 'B', place: 'line 2' })).toBe(
    '"В" (with U+0412) is most likely a typo for "B" of line 2 (or that one for it), for they differ only in letters that look alike, or in invisible ones',
  );
  expect(sayNearName(' b', { name: 'B' })).toBe(
    '" b" is most likely a typo for "B", for they differ only in case and spaces',
  );
});
