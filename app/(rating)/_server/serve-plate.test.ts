import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { withStudy } from '#study/raters/rater-session.ts';
import type { RaterSession } from '#study/raters/rater-session.ts';
import { addOpenStudy, addPromptsAndModels, addRater } from '#study/test-study.ts';
import { limitTogether } from '../../_auth/rate-limit.ts';
import { servePlate } from './serve-plate.ts';

const SCREENING = 'screening: { colour_plates: { show: 2, right: 2 } }\n';

let store: TestDatabase;
let raters: RaterSession[];

beforeAll(async () => {
  store = await createTestDatabase();
  await addPromptsAndModels(store.db);
  const study = await addOpenStudy(store.db, (text) => text + SCREENING);
  for (let i = 0; i < 2; i++) await addRater(store.db, study);
  raters = await store.db.enrolment.findMany({ include: withStudy, orderBy: { number: 'asc' } });
});
afterAll(() => store.drop());

test('plates are drawn for each rater up to the limit, which web processes share', async () => {
  const window = { limit: 3, windowMs: 60_000 };
  const processes = [0, 1].map(() => limitTogether('plate-test', window, () => store.db));
  const statuses = await Promise.all(
    raters.map(async (rater) => {
      const answers = [];
      for (const place of [1, 2, 3, 1]) {
        const limit = processes[place % 2];
        if (limit) answers.push(await servePlate({ rater, place, limit }));
      }
      return answers.map(({ status }) => status);
    }),
  );
  expect(statuses).toEqual([
    [200, 200, 404, 429],
    [200, 200, 404, 429],
  ]);
});
