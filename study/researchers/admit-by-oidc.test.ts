import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { admitByOidc } from './admit-by-oidc.ts';

let store: TestDatabase;
beforeAll(async () => {
  store = await createTestDatabase();
});
afterAll(() => store.drop());

const admit = (
  subject: string,
  email: string | undefined,
  accounts: 'known' | 'any' = 'known',
): Promise<string | null> =>
  admitByOidc({ db: store.db, subject, email, name: undefined, accounts });

test('an account is tied to the first subject that has its address, and to no second one', async () => {
  const { id } = await store.db.user.create({ data: { name: 'Ada', email: 'ada@x.test' } });
  expect(await admit('issuer 1', undefined)).toBeNull();
  expect(await admit('issuer 1', 'ADA@x.test')).toBe(id);
  expect(await admit('issuer 1', undefined)).toBe(id);
  expect(await admit('issuer 2', 'ada@x.test')).toBeNull();
  expect(await admit('issuer 2', 'ada@x.test', 'any')).toBeNull();
});

test('of many first sign-ins at once, one account comes', async () => {
  const ids = await Promise.all([1, 2, 3, 4].map(() => admit('issuer 9', undefined, 'any')));
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).not.toBeNull();
});
