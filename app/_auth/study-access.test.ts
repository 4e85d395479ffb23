import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { createToken, hashToken } from '#study/raters/token.ts';
import { consumeSignInLink } from './consume-sign-in-link.ts';
import { hashPassword } from './password.ts';
import { saveAccount } from './save-account.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { findStudyAccess } from './study-access.ts';

let store: TestDatabase;
const now = new Date('2026-01-01T00:00:00Z');
const people: Record<'owner' | 'editor' | 'viewer' | 'stranger', string> = {
  owner: '',
  editor: '',
  viewer: '',
  stranger: '',
};

beforeAll(async () => {
  store = await createTestDatabase();
  const { db } = store;
  for (const name of ['owner', 'editor', 'viewer', 'stranger'] as const) {
    people[name] = (await db.user.create({ data: { name } })).id;
  }
  await db.study.create({
    data: {
      slug: 'mine',
      name: 'Mine',
      protocol: {},
      protocolText: '',
      seed: 0,
      members: {
        create: [
          { userId: people.owner, role: 'owner' },
          { userId: people.editor, role: 'editor' },
          { userId: people.viewer, role: 'viewer' },
        ],
      },
    },
  });
});

afterAll(() => store.drop());

test.each([
  ['owner', 'open', true],
  ['owner', 'see', true],
  ['editor', 'manage-raters', true],
  ['editor', 'open', false],
  ['owner', 'answer-raters', true],
  ['editor', 'answer-raters', false],
  ['viewer', 'see', true],
  ['viewer', 'manage-raters', false],
  ['stranger', 'see', false],
  ['stranger', 'open', false],
] as const)('%s of a study, who wants to %s: %s', async (person, right, allowed) => {
  const access = await findStudyAccess(store.db, { slug: 'mine', userId: people[person], right });
  expect(access !== null).toBe(allowed);
});

test('a study that does not exist looks like one that may not be seen', async () => {
  const { db } = store;
  const userId = people.owner;
  expect(await findStudyAccess(db, { slug: 'none', userId, right: 'see' })).toBeNull();
});

async function createLink(expiresAt: Date): Promise<string> {
  const token = createToken(randomBytes);
  await store.db.signInLink.create({
    data: { userId: people.owner, tokenHash: hashToken(token), expiresAt },
  });
  return token;
}

test('a sign-in link works once, even when it is used many times at the same moment', async () => {
  const token = await createLink(new Date(now.getTime() + 1000));
  const used = await Promise.all(
    Array.from({ length: 5 }, () => consumeSignInLink(store.db, { token, now })),
  );
  expect(used.filter((userId) => userId === people.owner)).toHaveLength(1);
  expect(used.filter((userId) => userId === null)).toHaveLength(4);
});

test('a sign-in link that has expired, or was never made, signs nobody in', async () => {
  const token = await createLink(now);
  expect(await consumeSignInLink(store.db, { token, now })).toBeNull();
  expect(await consumeSignInLink(store.db, { token: 'AAAAAAAAAAAAAAAAAAAAAA', now })).toBeNull();
});

test('an account is saved, signs in by its password, and is guarded by it afterwards', async () => {
  const { db } = store;
  const person = { id: people.viewer, cameByLink: false };
  const form = { name: 'Vera', email: 'Vera@Example.org', password: 'a long enough one' };
  expect(await saveAccount(db, person, form)).toEqual({ done: 'Saved.' });
  const email = 'vera@example.org';
  expect(await signInWithPassword(db, { email, password: form.password })).toBe(people.viewer);
  expect(await signInWithPassword(db, { email, password: 'another one' })).toBeNull();
  expect(await signInWithPassword(db, { email: 'x@example.org', password: 'x' })).toBeNull();
  const change = { ...form, password: 'a new long password' };
  expect(await saveAccount(db, person, change)).toEqual({
    error: 'The present password is not right.',
  });
  expect(await saveAccount(db, { ...person, cameByLink: true }, change)).toEqual({
    done: 'Saved.',
  });
  const taken = { ...change, present: 'x' };
  await db.user.update({
    where: { id: people.owner },
    data: { passwordHash: await hashPassword('x') },
  });
  expect(await saveAccount(db, { id: people.owner, cameByLink: false }, taken)).toEqual({
    error: 'This address belongs to another account.',
  });
});
