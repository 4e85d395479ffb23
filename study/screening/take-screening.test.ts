import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { enrolRater } from '../raters/enrol.ts';
import { exportRater } from '../raters/export-rater.ts';
import { withStudy } from '../raters/rater-session.ts';
import { withdrawRater } from '../raters/withdraw-rater.ts';
import {
  addInvitation,
  addOpenStudy,
  addPromptsAndModels,
  addRater,
  NOW,
  trialsOf,
  vote,
} from '../test-study.ts';
import { platesOfRater } from './plates-of-rater.ts';
import { takeScreening } from './take-screening.ts';
import type { ScreeningInput } from './screening-input.ts';

const SCREENING = `raters: { withdrawal: remove }
screening:
  questions:
    - { id: adult, ask: Are you 18 or older?, options: ['Yes', 'No'], admits: ['Yes'] }
    - { id: work, ask: Do you work with images?, options: [never, often] }
  colour_plates: { show: 4, right: 3 }
`;

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db, (text) => text + SCREENING);
});
afterAll(() => test.drop());

const rowOf = (id: string) =>
  test.db.enrolment.findUniqueOrThrow({ where: { id }, include: withStudy });
const send = (enrolmentId: string, sent: ScreeningInput): Promise<void> =>
  takeScreening({ db: test.db, enrolmentId, sent, now: NOW });

/** Answers of a rater who reads so many plates. */
async function answers(rater: string, right: number, adult = 'Yes'): Promise<ScreeningInput> {
  const plates = platesOfRater(await rowOf(rater));
  const seen = plates.map(({ figure }, place) => (place < right ? figure : null));
  return { answers: { adult, work: 'often' }, plates: seen };
}

describe('what is asked before the first pair', () => {
  it('comes before any pair, once, and is kept', async () => {
    const rater = await addRater(test.db, study);
    expect(await trialsOf(test.db, rater)).toEqual([]);
    const { id: trialId } = await test.db.trial.findFirstOrThrow({ where: { enrolmentId: rater } });
    const early = { trialId, question: 'alignment', answer: 'left' as const };
    await expect(vote(test.db, rater, early)).rejects.toMatchObject({ code: 'unknown-trial' });
    await send(rater, await answers(rater, 3));
    expect((await trialsOf(test.db, rater)).length).toBeGreaterThan(0);
    await send(rater, await answers(rater, 0, 'No'));
    expect(await rowOf(rater)).toMatchObject({ state: 'practising', screenedAt: NOW });
    const kept = await exportRater({ db: test.db, enrolmentId: rater, now: NOW });
    expect(kept.screening).toEqual({
      answers: [
        { id: 'adult', ask: 'Are you 18 or older?', answer: 'Yes' },
        { id: 'work', ask: 'Do you work with images?', answer: 'often' },
      ],
      plates: { count: 3, of: 4 },
    });
    expect(kept.consent?.text).toContain('stored under the made-up name too');
  });

  it('ends the part of whoever is not let in, and the place is dealt again', async () => {
    const rater = await addRater(test.db, study);
    await send(rater, await answers(rater, 2));
    const row = await rowOf(rater);
    expect(row).toMatchObject({
      state: 'screened_out',
      screenedOut: 'screening: 2 of 4 colour plates right, below 3',
    });
    expect(await trialsOf(test.db, rater)).toEqual([]);
    const next = await addRater(test.db, study);
    expect(await rowOf(next)).toMatchObject({ slot: row.slot, turn: row.turn + 1 });
    await send(next, await answers(next, 4, 'No'));
    expect(await rowOf(next)).toMatchObject({
      screenedOut: 'screening: the answer to adult does not let in',
    });
  });

  it('goes with the answers where the consent says so', async () => {
    const rater = await addRater(test.db, study);
    await send(rater, await answers(rater, 4));
    await withdrawRater({ db: test.db, enrolmentId: rater, now: NOW });
    expect(await rowOf(rater)).toMatchObject({ screening: null });
  });

  it('is refused before the consent', async () => {
    const inviteToken = await addInvitation(test.db, study);
    const { enrolment } = await enrolRater({ db: test.db, inviteToken, now: NOW, randomBytes });
    await expect(send(enrolment.id, { cannot_see: true })).rejects.toMatchObject({
      code: 'malformed',
    });
  });

  it('shows each rater plates of their own, and the same ones again', async () => {
    const [a, b] = [
      await rowOf(await addRater(test.db, study)),
      await rowOf(await addRater(test.db, study)),
    ];
    expect(platesOfRater(a)).toEqual(platesOfRater(await rowOf(a.id)));
    expect(platesOfRater(a).map(({ seed }) => seed)).not.toEqual(
      platesOfRater(b).map(({ seed }) => seed),
    );
  });
});
