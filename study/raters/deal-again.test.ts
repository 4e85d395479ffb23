import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { counted } from '#domain/counted.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import type { Study } from '#prisma/generated/client.ts';
import { exportVotes } from '../votes/export-votes.ts';
import {
  addInvitation,
  addOpenStudy,
  addPromptsAndModels,
  addRater,
  NOW,
  trialsOf,
  vote,
} from '../test-study.ts';
import { noteEarlyLook } from '../results/note-early-look.ts';
import { certifyBalance } from '../results/certify-balance.ts';
import { enrolRater } from './enrol.ts';
import { findSession } from './find-session.ts';
import { giveConsent } from './give-consent.ts';
import { withdrawRater } from './withdraw-rater.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

const HOUR = 60 * 60 * 1000;
const after = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR);
const four = (text: string): string => `${text}raters: { expected: 4 }\n`;

/** Answers the first `count` trials of a rater; all of them without a count. */
async function answer(rater: string, count = 1000, answers = ['left'] as const): Promise<void> {
  for (const [i, { trialId }] of (await trialsOf(test.db, rater, count)).entries()) {
    for (const question of ['aesthetics', 'alignment']) {
      await vote(test.db, rater, { trialId, question, answer: at(answers, i % answers.length) });
    }
  }
}

async function join(study: Study, now: Date): Promise<{ id: string; sessionToken: string }> {
  const { db } = test;
  const inviteToken = await addInvitation(db, study);
  const { enrolment, sessionToken } = await enrolRater({ db, inviteToken, now, randomBytes });
  await giveConsent({ db, enrolmentId: enrolment.id, now });
  return { id: enrolment.id, sessionToken };
}

const mainsOf = (enrolmentId: string) =>
  test.db.trial.findMany({
    where: { enrolmentId, kind: 'main' },
    select: { comparisonId: true, slot: true, aOnLeft: true },
    orderBy: { comparisonId: 'asc' },
  });
const rowOf = (id: string) => test.db.enrolment.findUniqueOrThrow({ where: { id } });

/** |left - right| of an arm in a comparison, at most, recounted from the exported votes. */
async function worstInVotes({ slug }: Study): Promise<number> {
  const leans = new Map<string, number>();
  const seen = new Set<string>();
  for await (const row of exportVotes({ db: test.db, slug })) {
    if (row.kind !== 'main' || seen.has(row.trial)) continue;
    seen.add(row.trial);
    for (const [arm, by] of [
      [row.left_arm, 1],
      [row.right_arm, -1],
    ] as const) {
      const key = `${row.comparison} ${arm}`;
      leans.set(key, counted(leans, key) + by);
    }
  }
  return Math.max(...[...leans.values()].map(Math.abs));
}

describe('the place of a rater who left', () => {
  it('is dealt again: of a panel of which a third leave half-way, each comparison ends level', async () => {
    const study = await addOpenStudy(test.db, (text) => `${text}raters: { expected: 12 }\n`);
    const raters: string[] = [];
    for (let i = 0; i < 12; i++) raters.push(await addRater(test.db, study));
    for (const [i, rater] of raters.entries()) await answer(rater, i % 3 === 1 ? 7 : 1000);
    for (const i of [1, 4, 7, 10]) {
      await withdrawRater({ db: test.db, enrolmentId: at(raters, i), now: NOW });
    }
    for (let i = 0; i < 4; i++) await answer(await addRater(test.db, study));
    expect(await worstInVotes(study)).toBeLessThanOrEqual(1);
    const votes = await test.db.trial.groupBy({
      by: ['comparisonId'],
      where: { kind: 'main', completedAt: { not: null }, enrolment: { studyId: study.id } },
      _count: { _all: true },
    });
    const counts = votes.map(({ _count }) => _count._all);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(11);
    const certificate = await certifyBalance({ db: test.db, study });
    const main = certificate.kinds.find(({ kind }) => kind === 'main');
    expect(main?.largest_difference.comparison).toBe(await worstInVotes(study));
    expect(certificate.dropout?.raters).toHaveLength(4);
    const { dealt, answered, dealt_again: again } = present(certificate.dropout, 'dropout').cells;
    expect(dealt).toBe(12 * 12);
    expect(answered).toBe(main?.answered);
    expect(again).toBeGreaterThan(0);
  });

  it('is dealt again whole when its rater never voted for as long as the protocol says', async () => {
    const study = await addOpenStudy(
      test.db,
      (text) => `${text}raters: { expected: 4, away_after_hours: 3 }\n`,
    );
    const idle = await join(study, NOW);
    const soon = await join(study, after(2));
    const late = await join(study, after(3.5));
    expect(await mainsOf(late.id)).toEqual(await mainsOf(idle.id));
    expect(await rowOf(late.id)).toMatchObject({ slot: 0, turn: 1 });
    expect(await rowOf(soon.id)).toMatchObject({ slot: 1, turn: 0, leftAt: null });
    expect(await rowOf(idle.id)).toMatchObject({
      state: 'replaced',
      leftReason: 'away',
      leftAt: after(3.5),
    });
    const found = await findSession({ db: test.db, sessionToken: idle.sessionToken });
    expect(found?.session.endedAt).toEqual(after(3.5));
  });

  it('stays with a rater who is away as long as nobody else takes it', async () => {
    const study = await addOpenStudy(test.db, four);
    const rater = await join(study, NOW);
    await answer(rater.id, 4);
    const found = await findSession({ db: test.db, sessionToken: rater.sessionToken });
    expect(found?.session.endedAt).toBeNull();
    expect(await rowOf(rater.id)).toMatchObject({ state: 'voting', leftAt: null });
  });

  it('cannot be taken up again by the link of the rater who was replaced', async () => {
    const study = await addOpenStudy(test.db, four);
    const { db } = test;
    const inviteToken = await addInvitation(db, study);
    const { enrolment } = await enrolRater({ db, inviteToken, now: NOW, randomBytes });
    await giveConsent({ db, enrolmentId: enrolment.id, now: NOW });
    await join(study, after(49));
    await expect(
      enrolRater({ db, inviteToken, now: after(50), randomBytes }),
    ).rejects.toMatchObject({ code: 'replaced' });
  });

  it('takes what the replaced rater answered before, and nothing answered after', async () => {
    const study = await addOpenStudy(test.db, four);
    const { id, sessionToken } = await join(study, NOW);
    const [trial] = await trialsOf(test.db, id);
    await join(study, after(49));
    const found = await findSession({ db: test.db, sessionToken });
    const act = {
      ...{
        trialId: present(trial, 'a trial').trialId,
        question: 'aesthetics',
        answer: 'left' as const,
      },
      ...{ through: found?.session, now: after(51) },
    };
    await expect(vote(test.db, id, { ...act, clientAt: after(50) })).rejects.toMatchObject({
      code: 'signed-out',
    });
    await expect(vote(test.db, id, { ...act, clientAt: after(1) })).resolves.toMatchObject({
      stands: true,
    });
    expect(await rowOf(id)).toMatchObject({ state: 'replaced' });
  });

  it('of a rater whom the declared rule leaves out is dealt again, unless results were seen', async () => {
    const rule = 'repeats: 1, exclusion: { repeat_agreement_below: 0.9 }';
    const change = (text: string): string =>
      `${text.replace('repeats: 1', rule)}raters: { expected: 1 }\n`;
    for (const isSeen of [false, true]) {
      const study = await addOpenStudy(test.db, change);
      const careless = await addRater(test.db, study);
      // always left: the flipped repeat is answered for the other arm
      await answer(careless);
      if (isSeen) {
        await noteEarlyLook({
          ...{ db: test.db, studyId: study.id, reading: 'results', door: 'onpar table', now: NOW },
        });
      }
      const next = await addRater(test.db, study);
      expect(await rowOf(next)).toMatchObject({ slot: isSeen ? 1 : 0 });
      expect(await rowOf(careless)).toMatchObject({
        state: 'finished',
        leftReason: isSeen ? null : 'excluded',
      });
    }
  });

  it('is dealt once, however many come at the same moment', async () => {
    const study = await addOpenStudy(test.db, four);
    const idle = await join(study, NOW);
    const came = await Promise.all([1, 2, 3].map(() => join(study, after(60))));
    const rows = await Promise.all([idle, ...came].map(({ id }) => rowOf(id)));
    expect(rows.map(({ slot, turn }) => `${String(slot)}/${turn}`).toSorted()).toEqual([
      ...['0/0', '0/1', '1/0', '2/0'],
    ]);
  });
});
