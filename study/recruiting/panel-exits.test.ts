import { expect, it } from 'vitest';
import { EnrolmentState } from '#prisma/generated/client.ts';
import { exitOf } from './panel-exits.ts';

const EXITS = { completion: 'done', screenOut: 'out', timeOut: 'late' };

it('completes only whoever has finished, and tells of the time only whoever was replaced', () => {
  const exits = Object.values(EnrolmentState).map((state) => [state, exitOf(EXITS, state)]);
  expect(Object.fromEntries(exits)).toEqual({
    invited: 'out',
    enrolled: 'out',
    practising: 'out',
    voting: 'out',
    finished: 'done',
    withdrawn: 'out',
    replaced: 'late',
    screened_out: 'out',
  });
  expect(exitOf(EXITS, null)).toBe('out');
});
