import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, vote } from '../test-study.ts';
import { serveTrials } from './serve-trials.ts';

const LEAST_MS = 2000;
let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db, (text) =>
    text.replace('practice: 1', `practice: 0, min_viewing_ms: ${LEAST_MS}`),
  );
});
afterAll(() => test.drop());

const after = (ms: number): Date => new Date(NOW.getTime() + ms);

/** A rater to whom the first pairs were served at 0 ms, and a way to answer one of them. */
async function start(): Promise<
  (pair: number, saidMs: number, arrivesMs?: number) => Promise<boolean>
> {
  const enrolmentId = await addRater(test.db, study);
  const session = await test.db.ratingSession.findFirstOrThrow({ where: { enrolmentId } });
  const { trials } = await serveTrials({
    ...{ db: test.db, enrolmentId, sessionId: session.id, limit: 8, now: NOW },
    imageToken: (trial, side) => `${trial}/${side}`,
  });
  return async (pair, saidMs, arrivesMs = saidMs) => {
    const { trialId } = at(trials, pair, 'the pairs served');
    const times = { clientAt: after(saidMs), now: after(arrivesMs) };
    try {
      await vote(test.db, enrolmentId, {
        ...{ trialId, question: 'alignment', answer: 'left', session: session.id, ...times },
      });
      return true;
    } catch (error) {
      expect(error).toMatchObject({ code: 'too-soon' });
      return false;
    }
  };
}

describe('the least time of looking', () => {
  it('is asked for before the first answer to a pair, and not between its questions', async () => {
    const answer = await start();
    expect(await answer(0, 1500)).toBe(false);
    expect(await answer(0, LEAST_MS)).toBe(true);
    expect(await answer(1, LEAST_MS + 1000)).toBe(false);
    expect(await answer(1, 2 * LEAST_MS)).toBe(true);
  });

  it('holds whatever the page says of its clock', async () => {
    const answer = await start();
    // said to be from long ago, or from the future: it arrives 500 ms after the pair was served
    expect(await answer(0, -100_000, 500)).toBe(false);
    expect(await answer(0, 100_000, 500)).toBe(false);
  });

  it('lets no program answer more pairs than it has time to look at, in any order', async () => {
    const said = fc.array(fc.integer({ min: -1000, max: 9000 }), { minLength: 8, maxLength: 8 });
    const run = fc.asyncProperty(said, async (claims) => {
      const answer = await start();
      let taken = 0;
      for (const [pair, ms] of claims.entries()) taken += Number(await answer(pair, ms, 7000));
      expect(taken).toBeLessThanOrEqual(4);
    });
    await fc.assert(run, { numRuns: 4 });
  });
});
