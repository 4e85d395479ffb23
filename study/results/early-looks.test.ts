import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { closeStudy } from '../life/close-study.ts';
import { requireStudy } from '../life/require-study.ts';
import { studyStatus } from '../life/study-status.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, vote } from '../test-study.ts';
import { undoAct } from '../voting/undo-act.ts';
import { EARLY_LOOK_MS, findEarlyLook } from './find-early-look.ts';
import { lookEarly } from './look-early.ts';
import type { ResultChoices } from './read-study-result.ts';
import { showStudyResult } from './show-study-result.ts';
import { showStudyVotes } from './show-study-votes.ts';
import type { ShownVotes } from './show-study-votes.ts';

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

/** Opens a study with this stopping rule; it has 12 comparisons and two questions. */
async function open(stop = '{ rule: fixed }'): Promise<void> {
  study = await addOpenStudy(test.db, (text) =>
    text.replace('practice: 1', 'practice: 0').concat(`analysis: { stop: ${stop} }\n`),
  );
}

/** A new rater answers the first main trials, both questions of each. */
async function voteOn(trials: number, minutes = 0): Promise<string> {
  const rater = await addRater(test.db, study);
  const shown = await test.db.trial.findMany({
    where: { enrolmentId: rater, kind: 'main' },
    orderBy: { order: 'asc' },
    take: trials,
  });
  const now = new Date(NOW.getTime() + minutes * 60_000);
  for (const { id: trialId } of shown) {
    for (const question of ['aesthetics', 'alignment']) {
      await vote(test.db, rater, { trialId, question, answer: 'left', now });
    }
  }
  return rater;
}

async function table(choices: ResultChoices = {}): Promise<ResultTable> {
  const now = await requireStudy({ db: test.db, slug: study.slug });
  const choose = () => ({ replicates: 0, ...choices });
  return (await showStudyResult({ db: test.db, study: now, now: NOW, choose })).table;
}

async function exportVotes(): Promise<ShownVotes> {
  const shown: ShownVotes = { votes: 0, lookedEarly: false, warnings: [] };
  const now = await requireStudy({ db: test.db, slug: study.slug });
  await Array.fromAsync(showStudyVotes({ db: test.db, study: now, now: NOW, shown }));
  return shown;
}

const noted = async (): Promise<string[]> =>
  (await test.db.deviation.findMany({ where: { studyId: study.id } })).map(
    ({ kind, reason }) => `${kind}: ${reason}`,
  );
const LOOKED = 'looked early: results shown by onpar table while the study was open';
const EXPORTED = 'looked early: votes shown by onpar votes export while the study was open';
const ns = ({ questions }: ResultTable): number[] => questions.map(({ n }) => n);

describe('a study with a fixed number of votes', () => {
  beforeEach(() => open());

  it('notes each showing of results or votes once, and lists it in the table', async () => {
    await voteOn(2);
    expect((await table()).deviations).toMatchObject([{ kind: 'looked early' }]);
    expect(await noted()).toEqual([LOOKED]);
    expect(await exportVotes()).toMatchObject({ votes: 4, lookedEarly: true });
    expect((await table()).deviations).toHaveLength(3);
    expect(await noted()).toEqual([LOOKED, EXPORTED, LOOKED]);
  });

  it('notes nothing when nothing was shown', async () => {
    await expect(table()).rejects.toMatchObject({ code: 'no-votes' });
    expect(await exportVotes()).toMatchObject({ votes: 0, lookedEarly: false });
    await voteOn(1);
    await expect(table({ order: ['nobody'] })).rejects.toMatchObject({ code: 'unknown-arm' });
    await test.db.study.update({ where: { id: study.id }, data: { protocolText: 'another' } });
    await expect(table()).rejects.toMatchObject({ code: 'frozen-differs' });
    expect(await noted()).toEqual([]);
  });

  it('notes nothing once it is closed', async () => {
    await voteOn(2);
    await closeStudy({ db: test.db, slug: study.slug, now: NOW });
    expect(ns(await table())).toEqual([2, 2]);
    expect(await exportVotes()).toMatchObject({ votes: 4, lookedEarly: false });
    expect(await noted()).toEqual([]);
  });

  it('takes an early look on the page for one look while it lasts', async () => {
    const { id: userId } = await test.db.user.create({ data: { name: 'Ada' } });
    const who = { db: test.db, studyId: study.id, userId };
    const look = (ms: number) =>
      lookEarly({ ...who, reason: 'a talk', now: new Date(NOW.getTime() + ms) });
    expect(await findEarlyLook({ ...who, now: NOW })).toBeNull();
    await Promise.all([look(0), look(0), look(0)]);
    await look(EARLY_LOOK_MS - 1);
    const page = 'looked early: results shown by the results page while the study was open: a talk';
    expect(await noted()).toEqual([page]);
    expect(await findEarlyLook({ ...who, now: NOW })).toEqual(
      new Date(NOW.getTime() + EARLY_LOOK_MS),
    );
    await look(EARLY_LOOK_MS + 1);
    expect(await noted()).toEqual([page, page]);
    const other = { db: test.db, studyId: study.id, userId: 'another', now: NOW };
    expect(await findEarlyLook(other)).toBeNull();
  });
});

describe('a study that may be looked at', () => {
  it('at any time: an e-process notes neither results nor votes', async () => {
    await open('{ rule: e-process }');
    await voteOn(1);
    expect(ns(await table())).toEqual([1, 1]);
    expect(await exportVotes()).toMatchObject({ votes: 2, lookedEarly: false });
    expect(await noted()).toEqual([]);
  });

  it('at planned looks: reads the first votes, from then on, until the next', async () => {
    await open('{ rule: obrien-fleming, votes: 8, looks: 2 }');
    await voteOn(3, 1);
    expect((await table()).look).toBeNull();
    expect(await noted()).toEqual([LOOKED]);
    await voteOn(3, 2);
    const first = await table();
    expect([first.look, ns(first)]).toEqual([{ number: 1, of: 2, votes: 4 }, [4, 4]]);
    await voteOn(1, 3);
    expect((await table()).questions).toEqual(first.questions);
    expect(await noted()).toEqual([LOOKED]);
    // raw votes are all votes
    expect(await exportVotes()).toMatchObject({ lookedEarly: true });
    await voteOn(4, 4);
    expect(ns(await table())).toEqual([8, 8]);
    await closeStudy({ db: test.db, slug: study.slug, now: NOW });
    expect(ns(await table())).toEqual([11, 11]);
    expect(await noted()).toEqual([LOOKED, EXPORTED]);
  });

  it('waits for the question that has the fewest votes, not counting those taken back', async () => {
    await open('{ rule: obrien-fleming, votes: 4, looks: 2 }');
    const enrolmentId = await voteOn(2);
    await undoAct({ db: test.db, enrolmentId, idempotencyKey: 'taken-back', now: NOW });
    const { votes } = await studyStatus({ db: test.db, slug: study.slug });
    expect(votes).toMatchObject({ given: 3, planned: 8, last_day: 3 });
    expect((await table()).look).toBeNull();
    await voteOn(1, 1);
    expect(at((await table()).questions, 0).n).toBe(2);
    expect(await noted()).toEqual([LOOKED]);
  });
});
