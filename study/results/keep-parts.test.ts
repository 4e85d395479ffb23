import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { at } from '#domain/at.ts';
import { pino } from 'pino';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { closeStudy } from '../life/close-study.ts';
import { removeAnswers } from '../raters/remove-answers.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, trialsOf, vote } from '../test-study.ts';
import { keepNothing, keptContent, partsKeeper } from './keep-parts.ts';
import { makeResultAhead } from './make-result-ahead.ts';
import { makeResultsAhead } from './make-results-ahead.ts';
import { resultParts, type ResultParts } from './result-parts.ts';

let test: TestDatabase;
let study: Study;
let raters: string[];
/** a trial with a vote */
let voted: string;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

beforeEach(async () => {
  const { db } = test;
  study = await addOpenStudy(db);
  raters = [await addRater(db, study), await addRater(db, study)];
  for (const rater of raters) {
    for (const { trialId } of await trialsOf(db, rater, 4)) {
      voted = trialId;
      await vote(db, rater, { trialId, question: 'aesthetics', answer: 'left' });
    }
  }
  study = await closeStudy({ db, slug: study.slug, now: NOW });
});

/** The parts of the study's result, and whether they had to be made. */
async function parts(program = 'a program'): Promise<ResultParts & { made: string[] }> {
  const { db } = test;
  const made: string[] = [];
  const content = await keptContent(db, study);
  const keep = partsKeeper({ db, study, content, frozenSha256: study.frozenHash, program });
  const watched: typeof keep = (name, make) =>
    keep(name, () => {
      made.push(name);
      return make();
    });
  return { ...resultParts({ db, study, look: null, keep: watched }), made };
}

/** Whether the table has to be made, as it is now. */
async function isMade(program?: string): Promise<boolean> {
  const { table, made } = await parts(program);
  await table();
  return made.length > 0;
}

it('gives to the letter what would be made, without making it again', async () => {
  const fresh = resultParts({ db: test.db, study, look: null, keep: keepNothing });
  for (const what of [
    (of: ResultParts) => of.table(),
    (of: ResultParts) => of.breakdown('category'),
    (of: ResultParts) => of.pairs(),
  ]) {
    const expected = JSON.stringify(await what(fresh));
    const [first, second] = [await parts(), await parts()];
    expect(JSON.stringify(await what(first))).toBe(expected);
    expect(JSON.stringify(await what(second))).toBe(expected);
    expect([first.made.length, second.made.length]).toEqual([1, 0]);
  }
});

it.each([
  ['another answer', `UPDATE "Vote" SET "answer" = 'right' WHERE "trialId" = $1`],
  ['a report', `UPDATE "Trial" SET "reportedAt" = now() WHERE "id" = $1`],
  ['a vote that is gone', `DELETE FROM "Vote" WHERE "trialId" = $1`],
  [
    'a rater who is a program',
    `UPDATE "Enrolment" SET "simulated" = true WHERE "id" = (SELECT "enrolmentId" FROM "Trial" WHERE "id" = $1)`,
  ],
  [
    'a number that somebody wrote into what is kept',
    `UPDATE "KeptResult" SET "text" = replace("text", '100', '99') WHERE $1 <> ''`,
  ],
])('makes it anew after %s', async (_, sql) => {
  expect(await isMade()).toBe(true);
  expect(await test.db.$executeRawUnsafe(sql, voted)).toBeGreaterThan(0);
  expect(await isMade()).toBe(true);
  expect(await isMade()).toBe(false);
});

it('takes no part for another', async () => {
  await (await parts()).pairs();
  await test.db.keptResult.updateMany({ where: { studyId: study.id }, data: { part: 'table' } });
  expect(await isMade()).toBe(true);
});

it('stays when rows are written again as they were, and not for another program or plan', async () => {
  await isMade();
  await test.db.$executeRawUnsafe('UPDATE "Vote" SET "answer" = "answer"');
  expect(await isMade()).toBe(false);
  expect(await isMade('the next release')).toBe(true);
  study = { ...study, frozenHash: 'another' };
  expect(await isMade('the next release')).toBe(true);
});

it('keeps nothing of an open study, and nothing of answers that were removed', async () => {
  const { db } = test;
  await isMade();
  await db.$transaction((session) => removeAnswers({ session, enrolmentId: at(raters, 0) }));
  expect(await db.keptResult.count({ where: { studyId: study.id } })).toBe(0);
  study = { ...study, state: 'open' };
  expect([await isMade(), await isMade()]).toEqual([true, true]);
  expect(await db.keptResult.count({ where: { studyId: study.id } })).toBe(0);
});

it('makes everything that the page shows ahead, and passes over what has no result', async () => {
  const { db } = test;
  const empty = await closeStudy({ db, slug: (await addOpenStudy(db)).slug, now: NOW });
  const worker = makeResultsAhead({ db, log: pino({ level: 'silent' }), program: 'a program' });
  await vi.waitFor(
    async () => expect(await db.keptResult.count({ where: { studyId: study.id } })).toBe(5),
    { timeout: 20_000 },
  );
  await worker.stop();
  const { made, ...ahead } = await parts();
  await Promise.all([ahead.table(), ahead.breakdown('rater'), ahead.pairs()]);
  expect(made).toEqual([]);
  expect(await db.keptResult.count({ where: { studyId: empty.id } })).toBe(0);
  await expect(makeResultAhead({ db, study: empty, program: 'a program' })).rejects.toThrow(
    'no votes',
  );
});
