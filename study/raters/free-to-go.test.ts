import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import type { Study } from '#prisma/generated/client.ts';
import { checkFreeze } from '../life/check-freeze.ts';
import { closeStudy } from '../life/close-study.ts';
import { parseProtocol } from '../protocol/parse-protocol.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { certifyBalance } from '../results/certify-balance.ts';
import { sayCertificate } from '../results/say-certificate.ts';
import { listDeviations } from '../results/list-deviations.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, trialsOf, vote } from '../test-study.ts';
import { exportVotes } from '../votes/export-votes.ts';
import { raterView } from '../voting/rater-view.ts';
import { eraseExpired } from './erase-expired.ts';
import { eraseKeyTable } from './erase-key-table.ts';
import { eraseRater } from './erase-rater.ts';
import { exportRater } from './export-rater.ts';
import { withdrawRater } from './withdraw-rater.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

const DAY = 24 * 60 * 60 * 1000;
const after = (days: number): Date => new Date(NOW.getTime() + days * DAY);
const raters = (settings: string) => (text: string) =>
  `${text}raters: { expected: 4, ${settings} }\n`;
const removing = raters('withdrawal: remove');

async function answerTrials(rater: string, count: number): Promise<void> {
  for (const { trialId } of await trialsOf(test.db, rater, count)) {
    for (const question of ['aesthetics', 'alignment']) {
      await vote(test.db, rater, { trialId, question, answer: 'left' });
    }
  }
}

const rowsOf = (study: Study) =>
  Array.fromAsync(exportVotes({ db: test.db, slug: study.slug, withMoments: false }));
const raterOf = (enrolmentId: string) =>
  test.db.enrolment.findUniqueOrThrow({ where: { id: enrolmentId } });
const withdraw = (enrolmentId: string, now = after(1)) =>
  withdrawRater({ db: test.db, enrolmentId, now });

describe('a rater who withdraws', () => {
  it('leaves the answers there, unlinked, where the protocol says nothing else', async () => {
    const study = await addOpenStudy(test.db);
    const rater = await addRater(test.db, study);
    await answerTrials(rater, 4);
    const before = await rowsOf(study);
    expect(await withdraw(rater)).toEqual({ votesRemoved: null });
    expect(await rowsOf(study)).toEqual(before);
    expect(await listDeviations(test.db, study.id)).toEqual([]);
    expect(await raterOf(rater)).toMatchObject({ state: 'withdrawn', leftReason: 'withdrew' });
    expect(
      await test.db.ratingSession.count({ where: { enrolmentId: rater, endedAt: null } }),
    ).toBe(0);
  });

  it('takes the answers along where the consent says so, and every export tells of it', async () => {
    const study = await addOpenStudy(test.db, removing);
    const [stays, goes] = [await addRater(test.db, study), await addRater(test.db, study)];
    await answerTrials(stays, 3);
    const others = await rowsOf(study);
    await answerTrials(goes, 4);
    expect(await withdraw(goes)).toEqual({ votesRemoved: 8 });
    expect(await rowsOf(study)).toEqual(others);
    const { pseudonym } = await raterOf(goes);
    expect(await listDeviations(test.db, study.id)).toMatchObject([
      { kind: 'votes removed', detail: { rater: pseudonym, votes: 8 }, at: after(1).toISOString() },
    ]);
    const certificate = await certifyBalance({ db: test.db, study });
    expect(certificate.dropout?.raters).toMatchObject([
      { rater: pseudonym, reason: 'withdrew', answered: 0, votes_removed: 8 },
    ]);
    expect(sayCertificate(certificate).join('\n')).toContain("8 votes deleted at the rater's wish");
    expect(await checkFreeze({ db: test.db, study })).toMatchObject({ differences: [] });
  });

  it('leaves places that are dealt to whoever consents next', async () => {
    const study = await addOpenStudy(test.db, removing);
    const goes = await addRater(test.db, study);
    await answerTrials(goes, 1000);
    await withdraw(goes);
    const mains = async (enrolmentId: string) =>
      (
        await test.db.trial.findMany({
          where: { enrolmentId, kind: 'main' },
          select: { comparisonId: true, slot: true, aOnLeft: true },
        })
      ).toSorted((a, b) => (a.comparisonId < b.comparisonId ? -1 : 1));
    const next = await addRater(test.db, study);
    expect(await mains(next)).toEqual(await mains(goes));
  });

  it('withdraws once: again, or in two windows at the same moment, changes nothing', async () => {
    const study = await addOpenStudy(test.db, removing);
    const rater = await addRater(test.db, study);
    await answerTrials(rater, 2);
    const done = await Promise.all([1, 2, 3].map(() => withdraw(rater)));
    expect(done).toEqual(done.map(() => ({ votesRemoved: 4 })));
    await withdraw(rater, after(9));
    expect((await raterOf(rater)).leftAt).toEqual(after(1));
    expect(await listDeviations(test.db, study.id)).toHaveLength(1);
  });

  it('is not answered for by a vote that arrives at the same moment', async () => {
    const study = await addOpenStudy(test.db, removing);
    const rater = await addRater(test.db, study);
    const trials = await trialsOf(test.db, rater, 6);
    const votes = trials.map(({ trialId }) =>
      vote(test.db, rater, { trialId, question: 'aesthetics', answer: 'left' }).catch(
        (error: unknown) => expect(error).toMatchObject({ code: 'withdrawn' }),
      ),
    );
    await Promise.all([...votes, withdraw(rater)]);
    expect(await rowsOf(study)).toEqual([]);
  });
});

describe('what a rater agreed to', () => {
  it('is what was shown, kept word for word with its hash, once for all who agreed to it', async () => {
    const own = (text: string): string => `${removing(text)}consent: We keep your answers.\n`;
    const study = await addOpenStudy(test.db, own);
    const ids = [await addRater(test.db, study), await addRater(test.db, study)];
    const { consent } = raterView({ protocol: readProtocol(study.protocol), slot: null });
    expect(consent).toMatch(/^We keep your answers\.\n\n.*deleted/s);
    for (const id of ids) expect((await raterOf(id)).consentHash).toBe(sha256Of(consent));
    const kept = await test.db.consentText.findMany({ where: { sha256: sha256Of(consent) } });
    expect(kept).toEqual([{ sha256: sha256Of(consent), text: consent }]);
  });

  it.each([
    ['', /stays in the results/, /ends, at the latest/],
    ['withdrawal: keep', /stays in the results/, /is then deleted/],
    ['withdrawal: remove', /is then deleted/, /stays in the results/],
    ['retention_days: 30', /erased 30 days after the study ends/, /is then deleted/],
    ['retention_days: 1', /erased 1 day after/, /is then deleted/],
    ['retention_days: 0', /erased as soon as the study ends/, /is then deleted/],
  ])('tells what the protocol does with %s', async (settings, said, unsaid) => {
    const study = await addOpenStudy(test.db, raters(settings || 'per_comparison: all'));
    const { consent } = raterView({ protocol: readProtocol(study.protocol), slot: null });
    expect(consent).toMatch(said);
    expect(consent).not.toMatch(unsaid);
  });

  it.each(['withdrawal: perhaps', 'retention_days: -1', 'retention_days: 1.5'])(
    'cannot be %s',
    async (settings) => {
      const { protocolText } = await addOpenStudy(test.db);
      expect(() => parseProtocol(raters(settings)(protocolText), 'x.yaml')).toThrow('raters.');
    },
  );
});

describe('what is kept of one rater', () => {
  it('holds every answer and change, and tells of no arm, side, kind or study name', async () => {
    const study = await addOpenStudy(test.db);
    const rater = await addRater(test.db, study);
    await test.db.enrolment.update({ where: { id: rater }, data: { invitedEmail: 'a@x.test' } });
    await answerTrials(rater, 5);
    const kept = await exportRater({ db: test.db, enrolmentId: rater, now: NOW });
    expect(kept.votes).toHaveLength(10);
    expect(kept.votes[0]).toMatchObject({ answer: 'left', question: 'Which is more pleasing?' });
    expect(kept).toMatchObject({ person: { email: 'a@x.test', panel: null }, reports: [] });
    const text = JSON.stringify(kept);
    const ids = await test.db.trial.findMany({ where: { enrolmentId: rater } });
    const secrets = [
      'alpha',
      'beta',
      'model-a',
      'practice',
      'repeat',
      study.slug,
      study.name,
    ].concat(
      ids.map(({ id }) => id),
      ids.map(({ comparisonId }) => comparisonId),
    );
    for (const secret of secrets) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  });

  it('holds nothing of another rater, and no answers once they are deleted', async () => {
    const study = await addOpenStudy(test.db, removing);
    const [one, other] = [await addRater(test.db, study), await addRater(test.db, study)];
    await answerTrials(one, 2);
    const ofOther = await exportRater({ db: test.db, enrolmentId: other, now: NOW });
    expect(ofOther.votes).toEqual([]);
    expect(JSON.stringify(ofOther)).not.toContain((await raterOf(one)).pseudonym);
    await withdraw(one);
    const kept = await exportRater({ db: test.db, enrolmentId: one, now: NOW });
    expect(kept).toMatchObject({ votes: [], sessions: [], votes_removed: 4, state: 'withdrawn' });
    expect(kept.consent).not.toBeNull();
  });

  it('leaves the prompt out of a question that did not show it', async () => {
    const hidden = (text: string): string =>
      text.replace('Which is more pleasing? }', 'Which is more pleasing?, show_prompt: false }');
    const study = await addOpenStudy(test.db, hidden);
    const rater = await addRater(test.db, study);
    await answerTrials(rater, 1);
    const { votes } = await exportRater({ db: test.db, enrolmentId: rater, now: NOW });
    expect(votes.map(({ prompt }) => prompt === null)).toEqual([true, false]);
  });
});

describe('the key table', () => {
  async function named(study: Study): Promise<string> {
    const id = await addRater(test.db, study);
    const person = { panelPerson: 'p1', panelStudy: 's', panelSession: 'x', panelHash: id };
    await test.db.enrolment.update({
      where: { id },
      data: { invitedEmail: 'a@x.test', ...person },
    });
    return id;
  }
  const tied = async (id: string): Promise<boolean> =>
    /"a@x.test"|"p1"/.test(JSON.stringify(await raterOf(id)));

  it('is erased for one rater or for all, of this study only', async () => {
    const [study, other] = [await addOpenStudy(test.db), await addOpenStudy(test.db)];
    const [a, b, c] = [await named(study), await named(study), await named(other)];
    await eraseRater({ db: test.db, enrolmentId: a });
    expect([await tied(a), await tied(b)]).toEqual([false, true]);
    expect(await eraseKeyTable({ db: test.db, studyId: study.id })).toBe(1);
    expect([await tied(b), await tied(c)]).toEqual([false, true]);
  });

  it('is erased by the rule of retention: after its days, of closed studies that have one', async () => {
    const rule = raters('retention_days: 30');
    const [timed, open, endless] = [
      await addOpenStudy(test.db, rule),
      await addOpenStudy(test.db, rule),
      await addOpenStudy(test.db),
    ];
    const [a, b, c] = [await named(timed), await named(open), await named(endless)];
    for (const { slug } of [timed, endless]) await closeStudy({ db: test.db, slug, now: NOW });
    const look = (days: number) => eraseExpired({ db: test.db, now: after(days) });
    expect(await look(29.99)).toEqual([]);
    expect(await tied(a)).toBe(true);
    expect(await look(30)).toEqual([{ study: timed.slug, raters: 1 }]);
    expect(await look(3000)).toEqual([]);
    expect([await tied(a), await tied(b), await tied(c)]).toEqual([false, true, true]);
    expect((await raterOf(a)).panelHash).toBeNull();
    expect(at([present(await raterOf(a), 'a')], 0).consentHash).not.toBeNull();
  });
});
