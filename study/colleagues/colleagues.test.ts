import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StudyRole } from '#domain/study-role.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { createSignInLink } from '../researchers/create-sign-in-link.ts';
import { findResearcher } from '../researchers/find-researcher.ts';
import { removeResearcher } from '../researchers/remove-researcher.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { findColleagueInvitation } from './find-colleague-invitation.ts';
import { handOver } from './hand-over.ts';
import { inviteColleague } from './invite-colleague.ts';
import { listColleagues } from './list-colleagues.ts';
import { listOpenInvitations } from './list-open-invitations.ts';
import { placeColleague } from './place-colleague.ts';
import { removeColleague } from './remove-colleague.ts';
import { setRole } from './set-role.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

let store: TestDatabase;
let studyId: string;
let ada: string;
let ben: string;
const now = new Date('2026-01-01T00:00:00Z');
const later = new Date('2026-01-09T00:00:00Z');
const LAST_OWNER = 'A study needs an owner';

beforeAll(async () => {
  store = await createTestDatabase();
});
afterAll(() => store.drop());

beforeEach(async () => {
  const { db } = store;
  await db.study.deleteMany();
  await db.user.deleteMany();
  ada = (await db.user.create({ data: { name: 'Ada', email: 'ada@x.test' } })).id;
  ben = (await db.user.create({ data: { name: 'Ben' } })).id;
  const members = { create: { userId: ada, role: 'owner' as const } };
  const text = { protocol: {}, protocolText: '', seed: 0 };
  studyId = (await db.study.create({ data: { slug: 's', name: 'S', ...text, members } })).id;
});

async function invite(role: StudyRole): Promise<string> {
  const from = { db: store.db, invitedById: ada, baseUrl: 'http://x.test', now, randomBytes };
  const { url } = await inviteColleague({ ...from, to: { studyId, role } });
  return url.slice('http://x.test/colleague/'.length);
}

async function rolesOf(): Promise<Record<string, StudyRole>> {
  const colleagues = await listColleagues({ db: store.db, studyId });
  return Object.fromEntries(colleagues.map(({ name, role }) => [name, role]));
}

test('an invitation is taken up once, even by many at the same moment', async () => {
  const { db } = store;
  const token = await invite('editor');
  expect(await findColleagueInvitation({ db, token, now })).toEqual({
    role: 'editor',
    inviter: 'Ada',
  });
  const joined = await Promise.all(
    ['Cleo', 'Dan', 'Eve'].map((name) => acceptInvitation({ db, token, joiner: { name }, now })),
  );
  expect(joined.filter((one) => one?.slug === 's')).toHaveLength(1);
  expect(await db.user.count()).toBe(3);
  expect(Object.values(await rolesOf())).toEqual(['owner', 'editor']);
  expect(await findColleagueInvitation({ db, token, now })).toBeNull();
});

test('an invitation that is over, was taken back, or was never made lets nobody in', async () => {
  const { db } = store;
  const over = await invite('viewer');
  expect(await findColleagueInvitation({ db, token: over, now: later })).toBeNull();
  expect(
    await acceptInvitation({ db, token: over, joiner: { userId: ben }, now: later }),
  ).toBeNull();
  const [open] = await listOpenInvitations({ db, studyId, now });
  const invitationId = open?.id ?? 'none';
  expect(await withdrawInvitation({ db, studyId: 'another', invitationId })).toBe(false);
  expect(await withdrawInvitation({ db, studyId, invitationId })).toBe(true);
  for (const token of [over, 'A'.repeat(22)]) {
    expect(await acceptInvitation({ db, token, joiner: { userId: ben }, now })).toBeNull();
  }
  expect(await rolesOf()).toEqual({ Ada: 'owner' });
});

test('an owner who takes up an invitation as viewer stays an owner, a viewer becomes more', async () => {
  const { db } = store;
  const asViewer = await invite('viewer');
  await acceptInvitation({ db, token: asViewer, joiner: { userId: ada }, now });
  await placeColleague({ db, studyId, userId: ben, role: 'viewer' });
  await acceptInvitation({ db, token: await invite('editor'), joiner: { userId: ben }, now });
  expect(await rolesOf()).toEqual({ Ada: 'owner', Ben: 'editor' });
});

test('a study always has an owner', async () => {
  const { db } = store;
  await expect(removeColleague({ db, studyId, userId: ada })).rejects.toThrow(LAST_OWNER);
  await expect(setRole({ db, studyId, userId: ada, role: 'viewer' })).rejects.toThrow(LAST_OWNER);
  await expect(removeResearcher({ db, userId: ada })).rejects.toThrow('nobody else owns s');
  await expect(handOver({ db, studyId, from: ada, to: ben })).rejects.toThrow('not a colleague');
  expect(await rolesOf()).toEqual({ Ada: 'owner' });
});

test('two owners who remove each other at the same moment do not both succeed', async () => {
  const { db } = store;
  for (let round = 0; round < 10; round += 1) {
    await placeColleague({ db, studyId, userId: ada, role: 'owner' });
    await placeColleague({ db, studyId, userId: ben, role: 'owner' });
    const done = await Promise.allSettled(
      [ada, ben].map((userId) => removeColleague({ db, studyId, userId })),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
});

test('a study is handed over, and a researcher who owns nothing alone can be removed', async () => {
  const { db } = store;
  await placeColleague({ db, studyId, userId: ben, role: 'viewer' });
  await handOver({ db, studyId, from: ada, to: ben });
  expect(await rolesOf()).toEqual({ Ben: 'owner', Ada: 'editor' });
  await db.deviation.create({ data: { studyId, userId: ada, kind: 'k', reason: 'r' } });
  await createSignInLink({ db, userId: ada, address: '', now, randomBytes });
  await removeResearcher({ db, userId: ada });
  expect(await rolesOf()).toEqual({ Ben: 'owner' });
  expect(await db.deviation.findFirst()).toMatchObject({ reason: 'r', userId: null });
});

test('a researcher is found by address, id or name, and asked for again where it is not clear', async () => {
  const { db } = store;
  for (const reference of ['ada@x.test', 'ADA@x.test ', ada, 'Ada']) {
    expect((await findResearcher({ db, reference })).id).toBe(ada);
  }
  await expect(findResearcher({ db, reference: 'Adda' })).rejects.toThrow('did you mean Ada?');
  await db.user.create({ data: { name: 'Ada' } });
  await expect(findResearcher({ db, reference: 'Ada' })).rejects.toThrow('several researchers');
});
