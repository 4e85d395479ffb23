import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { formatTable, TABLE_FORMATS } from '#evaluation/votes/tables/format-table.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { studyStatus } from '../life/study-status.ts';
import { readStudyResult, studyResultTable } from '../results/read-study-result.ts';
import { openInBrowsers, rowsOfRater, servedTo } from '../test-browsers.ts';
import type { RaterInBrowsers } from '../test-browsers.ts';
import { addOpenStudy, addPromptsAndModels } from '../test-study.ts';
import { countDoubleAnswers } from '../votes/count-double-answers.ts';
import { recordVote } from './record-vote.ts';
import type { RecordedVote } from './record-vote.ts';
import { undoAct } from './undo-act.ts';

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db, (text) => text.replace('practice: 1', 'practice: 0'));
});
afterAll(() => test.drop());

const open = (browsers: number): Promise<RaterInBrowsers> =>
  openInBrowsers(test.db, study, browsers);

/** So long after all browsers are open. */
const after = (ms: number): Date => new Date(servedTo(3) + ms);

describe('an answer that was held back', () => {
  type Given = { answer: 'left' | 'right'; done: number; arrives: number; clock?: number };

  async function give(
    rater: RaterInBrowsers,
    browser: number,
    given: Given,
  ): Promise<RecordedVote> {
    const { enrolmentId, trialId, sessions } = rater;
    return recordVote({
      ...{ db: test.db, enrolmentId, trialId, question: 'aesthetics', answer: given.answer },
      ...{ session: sessions[browser]?.id, through: sessions.at(-1), responseMs: 900 },
      idempotencyKey: randomBytes(8).toString('hex'),
      shownAt: after(given.done - 900),
      clientAt: after(given.clock ?? given.done),
      now: after(given.arrives),
    });
  }

  const answersOf = async (rater: RaterInBrowsers): Promise<string[]> =>
    (await rowsOfRater(test.db, study, rater.pseudonym)).map(
      ({ revision, answer, event }) => `${revision} ${answer} ${event}`,
    );

  it('does not override one given later elsewhere; both are in the export, and it is counted', async () => {
    const rater = await open(2);
    const studyId = study.id;
    const before = await countDoubleAnswers({ db: test.db, studyId });
    await give(rater, 1, { answer: 'right', done: 5000, arrives: 5100 });
    expect(await give(rater, 0, { answer: 'left', done: 2000, arrives: 60_000 })).toMatchObject({
      revision: 1,
      stands: false,
    });
    expect(await answersOf(rater)).toEqual(['1 left answer', '2 right answer']);
    const counted = await countDoubleAnswers({ db: test.db, studyId });
    expect(before.has(rater.enrolmentId)).toBe(false);
    expect(counted.get(rater.enrolmentId)).toEqual({ conflicts: 1, duplicates: 0 });
    const { votes, warnings } = await studyStatus({ db: test.db, slug: study.slug });
    expect(votes.conflicts).toBeGreaterThan(0);
    const said = /answered differently in two browsers/;
    expect(warnings.join()).toMatch(said);
    const result = await readStudyResult({ db: test.db, study, look: null });
    const table = studyResultTable(result, { replicates: 0 });
    expect(table.warnings.join()).toMatch(said);
    expect(table.faults.join()).toMatch(said);
    for (const format of TABLE_FORMATS.filter((name) => name !== 'csv-tidy')) {
      expect(formatTable(table, { format })).toMatch(said);
    }
  });

  const YEARS = 10 * 365 * 24 * 3_600_000;

  it.each([
    ['a little ahead', 20_000],
    ['years ahead', YEARS],
    ['at the moment of arrival', 60_000],
    ['right', 2000],
    ['behind', -3_600_000],
  ])(
    'does not override what the session after it gave, with a clock that is %s',
    async (_, clock) => {
      const rater = await open(2);
      await give(rater, 1, { answer: 'right', done: 5000, arrives: 5100 });
      await give(rater, 0, { answer: 'left', done: 2000, arrives: 60_000, clock });
      expect(await answersOf(rater)).toEqual(['1 left answer', '2 right answer']);
    },
  );

  it('is overridden by the session after it, also with a clock that is behind', async () => {
    const rater = await open(2);
    await give(rater, 0, { answer: 'left', done: 1000, arrives: 1100 });
    await give(rater, 1, { answer: 'right', done: 2000, arrives: 2100, clock: -YEARS });
    expect(await answersOf(rater)).toEqual(['1 left answer', '2 right answer']);
  });

  it('does not come back once the session after it has taken it back', async () => {
    const rater = await open(2);
    await give(rater, 0, { answer: 'left', done: 1000, arrives: 1100 });
    // what can be taken back is shown, and is not served again
    await test.db.serving.deleteMany({ where: { sessionId: at(rater.sessions, 1).id } });
    await undoAct({
      ...{ db: test.db, enrolmentId: rater.enrolmentId, idempotencyKey: `back-${rater.trialId}` },
      ...{ session: rater.sessions[1]?.id, now: after(2000), clientAt: after(2000) },
    });
    await give(rater, 0, { answer: 'right', done: 1500, arrives: 60_000, clock: YEARS });
    expect(await answersOf(rater)).toEqual(['1 left answer', '2 right answer', '3  undo']);
  });

  it('keeps its time where the pair was served nowhere else', async () => {
    const rater = await open(1);
    await test.db.ratingSession.updateMany({
      where: { enrolmentId: rater.enrolmentId },
      data: { endedAt: after(0) },
    });
    await give(rater, 0, { answer: 'left', done: 2000, arrives: 60_000 });
    const [vote] = await test.db.vote.findMany({ where: { trialId: rater.trialId } });
    expect(vote?.answeredAt).toEqual(after(2000));
  });

  it('is no conflict when both say the same, or one was taken back before, and alike ones are counted as such', async () => {
    const rater = await open(2);
    await give(rater, 0, { answer: 'left', done: 0, arrives: 0 });
    await give(rater, 1, { answer: 'left', done: 10, arrives: 10 });
    await undoAct({
      ...{ db: test.db, enrolmentId: rater.enrolmentId, idempotencyKey: `undo-${rater.trialId}` },
      ...{ session: rater.sessions[1]?.id, now: after(20), clientAt: after(20) },
    });
    await give(rater, 1, { answer: 'right', done: 30, arrives: 30 });
    const counted = await countDoubleAnswers({ db: test.db, studyId: study.id });
    expect(counted.get(rater.enrolmentId)).toEqual({ conflicts: 0, duplicates: 1 });
    const { votes, warnings } = await studyStatus({ db: test.db, slug: study.slug });
    expect(votes.duplicates).toBeGreaterThan(0);
    expect(warnings.join()).toMatch(/answered alike in two browsers/);
    expect(await answersOf(rater)).toEqual([
      '1 left answer',
      '2 left answer',
      '3  undo',
      '4 right answer',
    ]);
  });

  it('cannot win with a clock set forward: what arrived first was not done later', async () => {
    const rater = await open(2);
    await give(rater, 0, { answer: 'left', done: 1000, arrives: 2000, clock: YEARS });
    await give(rater, 1, { answer: 'right', done: 3000, arrives: 3000 });
    expect(await answersOf(rater)).toEqual(['1 left answer', '2 right answer']);
  });

  it('cannot be older than the serving of its pair', async () => {
    const rater = await open(2);
    await give(rater, 1, { answer: 'left', done: 0, arrives: 100, clock: -10 * 3_600_000 });
    const [vote] = await test.db.vote.findMany({ where: { trialId: rater.trialId } });
    // the second browser was served a minute after the first
    expect(vote?.answeredAt).toEqual(new Date(servedTo(1)));
  });

  it('is taken through a session that ended after it was given, and not if it had ended before', async () => {
    const rater = await open(1);
    const ended = { ...rater, sessions: [{ ...at(rater.sessions, 0), endedAt: after(10_000) }] };
    await give(ended, 0, { answer: 'left', done: 9000, arrives: 60_000 });
    await expect(
      give(ended, 0, { answer: 'right', done: 11_000, arrives: 60_000 }),
    ).rejects.toMatchObject({ code: 'signed-out' });
    expect(await answersOf(rater)).toEqual(['1 left answer']);
  });

  it('belongs where its page did it, also when the clock of the page was set back in between', async () => {
    const rater = await open(1);
    await give(rater, 0, { answer: 'left', done: 5000, arrives: 5000 });
    await give(rater, 0, { answer: 'right', done: 6000, arrives: 6000, clock: 1000 });
    expect(await answersOf(rater)).toEqual(['1 left answer', '2 right answer']);
  });
});
