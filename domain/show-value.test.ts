import { expect, test } from 'vitest';
import { showValue } from './show-value.ts';

test('a quoted value turns no text around it, and tells what turns text', () => {
  expect(showValue('a\u202eb\u061c')).toBe('"a\\u202eb\\u061c"');
  expect(showValue('a\u0007')).toBe('"a\\u0007"');
  expect(showValue('Größe')).toBe('"Größe"');
});
