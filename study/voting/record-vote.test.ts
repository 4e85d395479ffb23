import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { closeStudy } from '../life/close-study.ts';
import { reportTrial } from './report-trial.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, trialsOf, vote } from '../test-study.ts';
import { trialProgress } from './trial-progress.ts';
import { undoAct } from './undo-act.ts';

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db);
});
afterAll(() => test.drop());

/** A new rater, the first trial, and a way to vote in it. */
async function start(): Promise<{
  rater: string;
  trialId: string;
  answer: (
    question: string,
    answer: 'left' | 'right' | 'on_par',
    key?: string,
  ) => ReturnType<typeof vote>;
}> {
  const rater = await addRater(test.db, study);
  const { trialId } = at(await trialsOf(test.db, rater, 1), 0, 'the trials');
  return {
    rater,
    trialId,
    answer: (question, answer, key) =>
      vote(test.db, rater, {
        trialId,
        question,
        answer,
        ...(key === undefined ? {} : { idempotencyKey: key }),
      }),
  };
}

const votesOf = (trialId: string) =>
  test.db.vote.findMany({
    where: { trialId },
    orderBy: [{ question: 'asc' }, { revision: 'asc' }],
  });

it('leaves trials in their places that were read as open when a vote came', async () => {
  const { rater, trialId, answer } = await start();
  await answer('aesthetics', 'left');
  await answer('alignment', 'left');
  const counted = async (open: string[]) =>
    (await trialProgress({ db: test.db, enrolmentId: rater, open })).done;
  expect(await counted([])).toBe(1);
  expect(await counted([trialId])).toBe(0);
});

describe('recording a vote', () => {
  it('completes a trial when every question is answered', async () => {
    const { trialId, answer } = await start();
    expect(await answer('aesthetics', 'left')).toEqual({
      revision: 1,
      stands: true,
      trialComplete: false,
      done: 0,
      total: 14,
      feedback: null,
      part: { practiceTry: 1, warned: false, ended: false },
    });
    expect(await answer('alignment', 'on_par')).toEqual({
      revision: 1,
      stands: true,
      trialComplete: true,
      done: 1,
      total: 14,
      feedback: null,
      part: { practiceTry: 1, warned: false, ended: false },
    });
    expect(await votesOf(trialId)).toMatchObject([
      { question: 'aesthetics', answer: 'left', responseMs: 1500 },
      { question: 'alignment', answer: 'on_par' },
    ]);
  });

  it('stores one vote for a retry, a double click and a second tab', async () => {
    const { trialId, answer } = await start();
    await answer('aesthetics', 'left', 'key-of-the-first');
    expect(await answer('aesthetics', 'left', 'key-of-the-first')).toMatchObject({ revision: 1 });
    expect(await answer('aesthetics', 'left', 'key-of-a-second-tab')).toMatchObject({
      revision: 1,
    });
    expect(await votesOf(trialId)).toHaveLength(1);
  });

  it('stores one vote when twenty requests arrive at once', async () => {
    const { trialId, answer } = await start();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        answer('aesthetics', 'right', `parallel-key-${trialId}-${i % 3}`),
      ),
    );
    expect(new Set(answers.map(({ revision }) => revision))).toEqual(new Set([1]));
    expect(await votesOf(trialId)).toHaveLength(1);
  });

  it('keeps every change of mind as a revision of its own', async () => {
    const { trialId, answer } = await start();
    await answer('aesthetics', 'left');
    await answer('aesthetics', 'right');
    expect(await answer('aesthetics', 'left')).toMatchObject({ revision: 3 });
    expect((await votesOf(trialId)).map((row) => row.answer)).toEqual(['left', 'right', 'left']);
  });

  it('numbers revisions without a gap when different answers arrive at once', async () => {
    const { trialId, answer } = await start();
    await Promise.all([
      answer('aesthetics', 'left'),
      answer('aesthetics', 'right'),
      answer('aesthetics', 'on_par'),
    ]);
    expect((await votesOf(trialId)).map((row) => row.revision)).toEqual([1, 2, 3]);
  });

  it('does not let a late retry of an old vote undo a newer one', async () => {
    const { trialId, answer } = await start();
    await answer('aesthetics', 'left', 'the-old-key-1');
    await answer('aesthetics', 'right');
    expect(await answer('aesthetics', 'left', 'the-old-key-1')).toMatchObject({ revision: 1 });
    expect((await votesOf(trialId)).map((row) => row.answer)).toEqual(['left', 'right']);
  });

  it('refuses the trial of another rater', async () => {
    const { trialId } = await start();
    const stranger = await addRater(test.db, study);
    await expect(
      vote(test.db, stranger, { trialId, question: 'aesthetics', answer: 'left' }),
    ).rejects.toMatchObject({ code: 'unknown-trial' });
  });

  it('refuses the key of another vote, an unknown question, and an answer that is not offered', async () => {
    const { rater, trialId, answer } = await start();
    await answer('aesthetics', 'left', `key-of-${trialId}`);
    await expect(answer('alignment', 'left', `key-of-${trialId}`)).rejects.toMatchObject({
      code: 'key-reused',
    });
    await expect(answer('aesthetics', 'right', `key-of-${trialId}`)).rejects.toMatchObject({
      code: 'key-reused',
    });
    await expect(answer('beauty', 'left')).rejects.toMatchObject({ code: 'unknown-question' });
    await expect(
      vote(test.db, rater, { trialId, question: 'alignment', answer: null }),
    ).rejects.toMatchObject({ code: 'answer-not-offered' });
  });

  it('finishes the enrolment with the last trial, and shows nothing after it', async () => {
    const rater = await addRater(test.db, study);
    const trials = await trialsOf(test.db, rater);
    await Promise.all(
      trials.flatMap(({ trialId, questions }) =>
        questions.map(({ id }) => vote(test.db, rater, { trialId, question: id, answer: 'left' })),
      ),
    );
    const enrolment = await test.db.enrolment.findUniqueOrThrow({ where: { id: rater } });
    expect(enrolment).toMatchObject({ state: 'finished', finishedAt: NOW });
    expect(await trialsOf(test.db, rater)).toEqual([]);
  });
});

describe('taking back the last vote', () => {
  it('opens the question again and keeps what was voted', async () => {
    const { rater, trialId, answer } = await start();
    await answer('aesthetics', 'left');
    await vote(test.db, rater, {
      trialId,
      question: 'alignment',
      answer: 'right',
      now: new Date(NOW.getTime() + 5),
    });
    const undo = { db: test.db, enrolmentId: rater, idempotencyKey: `undo-${trialId}`, now: NOW };
    const undone = { trialId, question: 'alignment', done: 0, total: 14 };
    expect(await undoAct(undo)).toEqual(undone);
    expect(await undoAct(undo)).toEqual(undone);
    const [again] = await trialsOf(test.db, rater, 1);
    expect(again).toMatchObject({ trialId, answered: { aesthetics: 'left' } });
    expect(again?.answered).not.toHaveProperty('alignment');
    expect(await answer('alignment', 'right')).toMatchObject({ revision: 3, trialComplete: true });
    expect((await votesOf(trialId)).map((row) => row.answer)).toEqual([
      'left',
      'right',
      null,
      'right',
    ]);
  });

  it('gives null when there is nothing to take back', async () => {
    const { rater } = await start();
    const undo = { db: test.db, enrolmentId: rater, idempotencyKey: `nothing-${rater}`, now: NOW };
    expect(await undoAct(undo)).toBeNull();
  });
});

describe('reporting a trial', () => {
  it('goes on with the next trial', async () => {
    const { rater, trialId } = await start();
    const report = { db: test.db, enrolmentId: rater, trialId, now: NOW };
    expect(await reportTrial({ ...report, reason: 'offensive' })).toMatchObject({ done: 1 });
    const [next] = await trialsOf(test.db, rater, 1);
    expect(next?.order).toBe(1);
    const trial = await test.db.trial.findUniqueOrThrow({ where: { id: trialId } });
    expect(trial).toMatchObject({ reportReason: 'offensive', completedAt: null });
  });
});

describe('a closed study', () => {
  it('takes no vote', async () => {
    const other = await addOpenStudy(test.db);
    const rater = await addRater(test.db, other);
    const { trialId } = at(await trialsOf(test.db, rater, 1), 0, 'the trials');
    await closeStudy({ db: test.db, slug: other.slug, now: NOW });
    await expect(
      vote(test.db, rater, {
        trialId,
        question: 'aesthetics',
        answer: 'left',
      }),
    ).rejects.toMatchObject({ code: 'study-closed' });
    expect(await test.db.vote.count({ where: { trial: { enrolmentId: rater } } })).toBe(0);
  });
});
