import { expect, it } from 'vitest';
import { queueError } from './queue-error.ts';

it('is an error again, with its code and place, when the queue emits its properties alone', () => {
  const first = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  expect(queueError(first)).toBe(first);
  const { message, stack, code } = first;
  const again = queueError({ message, stack, code, queue: 'generation', worker: 'x' });
  expect(again).toBeInstanceOf(Error);
  expect(again).toMatchObject({ message, stack, code });
  for (const said of [undefined, 'gone', { message: 7 }])
    expect(queueError(said).message).toBe('The queue failed.');
});
