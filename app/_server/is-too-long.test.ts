import { expect, it } from 'vitest';
import { isTooLong, LONGEST_CALL } from './is-too-long.ts';

const post = (body: string | null): Request =>
  new Request('http://x.test/studies', { method: 'POST', body });

it('counts bytes, to one more than an action can be called with', async () => {
  expect(await isTooLong(post(null))).toBe(false);
  expect(await isTooLong(post('x'.repeat(LONGEST_CALL)))).toBe(false);
  expect(await isTooLong(post('x'.repeat(LONGEST_CALL + 1)))).toBe(true);
  expect(await isTooLong(post('é'.repeat(600_000)))).toBe(true);
});

it('leaves what is sent to whoever reads it next', async () => {
  const request = post('[1]');
  expect(await isTooLong(request.clone())).toBe(false);
  expect(await request.text()).toBe('[1]');
});
