import { expect, it } from 'vitest';
import { isRouterState } from './is-router-state.ts';

const STATE = encodeURIComponent(JSON.stringify(['', { children: ['studies', {}] }, null, null]));

it('takes what a page of ours sends, and its absence', () => {
  expect(isRouterState(undefined)).toBe(true);
  expect(isRouterState(STATE)).toBe(true);
});

it.each(['[]', '', '{', '%', '%00', 'null', '["",{},"x",1,2,3,4]', 'x'.repeat(50_000)])(
  'refuses what the framework cannot read: %.20s',
  (header) => {
    expect(isRouterState(header)).toBe(false);
    expect(isRouterState([STATE, header])).toBe(false);
  },
);
