import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { removeAnswers } from '../raters/remove-answers.ts';
import { addOpenStudy, addPromptsAndModels, addRater, trialsOf, vote } from '../test-study.ts';
import { resultVersion } from './result-version.ts';

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db);
});
afterAll(() => test.drop());

async function voteOnce(enrolmentId: string): Promise<void> {
  const { trialId } = at(await trialsOf(test.db, enrolmentId, 1), 0, 'a trial');
  await vote(test.db, enrolmentId, { trialId, question: 'aesthetics', answer: 'left' });
}

it('tells votes from others of the same number, and stays while nothing is written', async () => {
  const { db } = test;
  const [first, second] = [await addRater(db, study), await addRater(db, study)];
  await voteOnce(first);
  const before = await resultVersion(db, study.id);
  expect(await resultVersion(db, study.id)).toBe(before);
  await db.$transaction((session) => removeAnswers({ session, enrolmentId: first }));
  await voteOnce(second);
  expect(await db.vote.count()).toBe(1);
  expect(await resultVersion(db, study.id)).not.toBe(before);
});

it.each([
  `UPDATE "Vote" SET "answer" = 'right'`,
  `UPDATE "Trial" SET "reportedAt" = now() WHERE "completedAt" IS NULL`,
  `UPDATE "Enrolment" SET "simulated" = true`,
  `INSERT INTO "Refusal" (id, "enrolmentId", act, code, reason, count, "lastAt")
    SELECT 'r', id, 'vote', 'x', 'x', 1, now() FROM "Enrolment" LIMIT 1`,
])('is another one after %s', async (sql) => {
  const before = await resultVersion(test.db, study.id);
  expect(await test.db.$executeRawUnsafe(sql)).toBeGreaterThan(0);
  expect(await resultVersion(test.db, study.id)).not.toBe(before);
});
