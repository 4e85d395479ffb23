import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { readStudyResult, studyResultTable } from '../results/read-study-result.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, trialsOf, vote } from '../test-study.ts';
import { reportTrial } from './report-trial.ts';
import type { BlindTrial } from './next-trials.ts';
import type { RecordedVote } from './record-vote.ts';
import { undoAct } from './undo-act.ts';

const WHY = 'The hand has six fingers.';
const KNOWN = [0, 1, 2, 3]
  .map((prompt) => `  - { prompt: ${prompt}, better: beta, use: practice, because: ${WHY} }`)
  .join('\n');

/** Alpha is never better in practice; two pairs a try, half of the answers must be right, two tries. */
const withPractice = (text: string): string =>
  `${text
    .replace('draw: 6, seed: 0', 'ids: [0, 1, 2, 3, 4, 5]')
    .replace('practice: 1', 'practice: 2, pass_mark: 0.5')}gold:\n${KNOWN}\n`;

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db, withPractice);
});
afterAll(() => test.drop());

/** On which side the known answer is, read where a rater cannot. */
async function bestSide(trialId: string): Promise<'left' | 'right'> {
  const { aOnLeft, comparison } = await test.db.trial.findUniqueOrThrow({
    where: { id: trialId },
    include: { comparison: { include: { sampleA: { include: { arm: true } } } } },
  });
  return (comparison.sampleA.arm.key === 'beta') === aOnLeft ? 'left' : 'right';
}

async function answer(rater: string, trial: BlindTrial, isRight: boolean): Promise<RecordedVote> {
  const best = await bestSide(trial.trialId);
  const other = best === 'left' ? 'right' : 'left';
  const given = { trialId: trial.trialId, answer: isRight ? best : other };
  await vote(test.db, rater, { ...given, question: 'aesthetics' });
  return vote(test.db, rater, { ...given, question: 'alignment' });
}

/** A try at practice: what is answered rightly, pair by pair. */
async function tryPractice(rater: string, rights: readonly boolean[]): Promise<RecordedVote[]> {
  const told: RecordedVote[] = [];
  for (const isRight of rights) {
    told.push(await answer(rater, at(await trialsOf(test.db, rater), 0), isRight));
  }
  return told;
}

const rowOf = (id: string) => test.db.enrolment.findUniqueOrThrow({ where: { id } });

describe('practice with known answers', () => {
  it('comes alone until it is passed, and says which answer was right, and why', async () => {
    const rater = await addRater(test.db, study);
    const trials = await trialsOf(test.db, rater);
    expect(trials.map(({ kindForRater, isChecked }) => [kindForRater, isChecked])).toEqual([
      ['practice', true],
      ['practice', true],
    ]);
    const best = await bestSide(at(trials, 0).trialId);
    const told = await tryPractice(rater, [false, true]);
    const explained = { best, because: WHY, right: false };
    expect(at(told, 0).feedback).toEqual({ aesthetics: explained, alignment: explained });
    expect(at(told, 1)).toMatchObject({ part: { practiceTry: 1, ended: false } });
    const after = await trialsOf(test.db, rater);
    expect(after.every(({ kindForRater }) => kindForRater === 'main')).toBe(true);
    // four comparisons teach, and eight are judged, one of them twice
    expect(after).toHaveLength(9);
    expect(await rowOf(rater)).toMatchObject({ state: 'voting', practicePassedAt: NOW });
  });

  it('comes a second time with other pairs, before all that counts', async () => {
    const rater = await addRater(test.db, study);
    const first = await trialsOf(test.db, rater);
    const [, last] = await tryPractice(rater, [false, false]);
    expect(last).toMatchObject({ part: { practiceTry: 2, ended: false } });
    const second = await trialsOf(test.db, rater);
    expect(second.map(({ order, attempt }) => [order, attempt])).toEqual([
      [2, 2],
      [3, 2],
    ]);
    const prompts = [...first, ...second].map(({ prompt }) => prompt);
    expect(new Set(prompts).size).toBe(4);
    await tryPractice(rater, [true, false]);
    expect((await trialsOf(test.db, rater)).map(({ order }) => order)).toEqual([
      4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });

  it('ends the part of whoever does not pass, and results name that rater with the reason', async () => {
    const voter = await addRater(test.db, study);
    await tryPractice(voter, [true, true]);
    await answer(voter, at(await trialsOf(test.db, voter), 0), true);
    const rater = await addRater(test.db, study);
    await tryPractice(rater, [false, false]);
    const told = await tryPractice(rater, [false, false]);
    expect(at(told, 1)).toMatchObject({ part: { ended: true } });
    expect(await trialsOf(test.db, rater)).toEqual([]);
    const reason = 'practice: 0 of 4 right in try 2 of 2, below 0.5';
    const row = await rowOf(rater);
    expect(row).toMatchObject({ state: 'screened_out', screenedOut: reason });
    const table = studyResultTable(await readStudyResult({ db: test.db, study, look: null }), {
      deviations: [],
      replicates: 0,
    });
    expect(table.exclusion?.raters).toContainEqual({ rater: row.pseudonym, reason });
    const { id: trialId } = await test.db.trial.findFirstOrThrow({
      where: { enrolmentId: rater, kind: 'main' },
    });
    await expect(
      vote(test.db, rater, { trialId, question: 'alignment', answer: 'left' }),
    ).rejects.toMatchObject({ code: 'screened-out' });
  });

  it('deals the place of whoever did not pass to the next rater', async () => {
    const own = await addOpenStudy(test.db, (text) =>
      withPractice(text).replace('pass_mark: 0.5', 'pass_mark: 0.5, practice_tries: 1'),
    );
    const rater = await addRater(test.db, own);
    await tryPractice(rater, [false, false]);
    const next = await addRater(test.db, own);
    expect(await rowOf(next)).toMatchObject({ slot: 0, turn: 1 });
  });

  it('judges what was answered before the right answer was told, and takes none of it back', async () => {
    const rater = await addRater(test.db, study);
    const trial = at(await trialsOf(test.db, rater), 0);
    await answer(rater, trial, false);
    const undo = { db: test.db, enrolmentId: rater, idempotencyKey: `undo-${rater}`, now: NOW };
    expect(await undoAct(undo)).toBeNull();
    const target = { trialId: trial.trialId, question: 'alignment' };
    expect(await undoAct({ ...undo, idempotencyKey: `again-${rater}`, target })).toBeNull();
    // another tab, which does not know yet
    await answer(rater, trial, true);
    const row = await test.db.trial.findUniqueOrThrow({ where: { id: trial.trialId } });
    expect(row).toMatchObject({ knownRight: 0, knownOf: 2 });
  });

  it('is not passed by reports in place of answers, nor bettered by reports after them', async () => {
    const rater = await addRater(test.db, study);
    for (const { trialId } of await trialsOf(test.db, rater)) {
      await reportTrial({ ...reportOf(rater, trialId), reason: 'broken_image' });
    }
    expect(await rowOf(rater)).toMatchObject({ practiceTry: 2, practicePassedAt: null });
    const [first, second] = await trialsOf(test.db, rater);
    if (!first || !second) throw new Error('the second try has two pairs');
    await answer(rater, first, false);
    await reportTrial({ ...reportOf(rater, first.trialId), reason: 'broken_image' });
    await answer(rater, second, false);
    expect(await rowOf(rater)).toMatchObject({ state: 'screened_out' });
  });
});

const reportOf = (enrolmentId: string, trialId: string) => ({
  ...{ db: test.db, enrolmentId, trialId, idempotencyKey: `report-${trialId}`, now: NOW },
});
