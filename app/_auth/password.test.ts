import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

test('a password is recognised by its hash and no other is', async () => {
  const stored = await hashPassword('correct horse battery');
  expect(await verifyPassword('correct horse battery', stored)).toBe(true);
  expect(await verifyPassword('correct horse batterz', stored)).toBe(false);
});

test('two hashes of one password differ', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
});

test('a password typed with composed or with combining letters is the same password', async () => {
  const stored = await hashPassword('caf\u00e9 au lait');
  expect(await verifyPassword('cafe\u0301 au lait', stored)).toBe(true);
});

test('a hash of another scheme matches nothing', async () => {
  expect(await verifyPassword('x', 'md5$abc')).toBe(false);
});
