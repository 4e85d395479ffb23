import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { demoLeft } from './demo-left.ts';
import { CARD_SIZE } from './demo-protocol.ts';
import { prepareDemo } from './prepare-demo.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('goes on with the demo from wherever a start was interrupted, until a rater has come', async () => {
  const { db } = database;
  const left = () => demoLeft(db, CARD_SIZE);
  expect(await left()).toBe('all');
  const { id } = await prepareDemo(db, CARD_SIZE);
  for (const state of ['draft', 'generating', 'review'] as const) {
    await db.study.update({ where: { id }, data: { state } });
    expect(await left(), state).toBe('rest');
  }
  await db.study.update({ where: { id }, data: { state: 'open' } });
  expect(await left()).toBe('links');
  const rater = { studyId: id, number: 0, pseudonym: 'r', inviteHash: 'h' };
  const { id: raterId } = await db.enrolment.create({ data: rater });
  expect(await left()).toBe('links');
  await db.enrolment.update({ where: { id: raterId }, data: { state: 'enrolled' } });
  expect(await left()).toBe('nothing');
});

it('does not begin the demo beside studies of one’s own', async () => {
  const { db } = database;
  await db.study.updateMany({ data: { protocolText: 'another' } });
  expect(await demoLeft(db, CARD_SIZE)).toBe('nothing');
});
