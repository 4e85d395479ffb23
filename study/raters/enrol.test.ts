import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { Study } from '#prisma/generated/client.ts';
import { present } from '#domain/present.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { closeStudy } from '../life/close-study.ts';
import { enrolRater } from './enrol.ts';
import { eraseRater } from './erase-rater.ts';
import { findSession } from './find-session.ts';
import type { Guests } from './guests.ts';
import { findRater } from './find-rater.ts';
import { giveConsent } from './give-consent.ts';
import { inviteRaters } from './invite-raters.ts';
import type { Invitation } from './invite-raters.ts';
import {
  addOpenStudy,
  addPromptsAndModels,
  addRater,
  addStudy,
  NOW,
  trialsOf,
} from '../test-study.ts';
import { withdrawRater } from './withdraw-rater.ts';

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db);
});
afterAll(() => test.drop());

const invite = (slug: string, guests: Guests = { count: 1 }) =>
  inviteRaters({ db: test.db, slug, ...guests, baseUrl: 'https://x.test/', randomBytes });
const tokenOf = (invitation: Invitation | undefined): string =>
  present(invitation, 'an invitation').url.replace('https://x.test/invite/', '');
const enrol = (inviteToken: string) =>
  enrolRater({ db: test.db, inviteToken, now: NOW, randomBytes });

describe('an invitation', () => {
  it('is a link with 128 random bits, of which only the hash is kept', async () => {
    const invitations = await invite(study.slug, { count: 30 });
    const tokens = invitations.map(tokenOf);
    expect(new Set(tokens).size).toBe(30);
    expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 16)).toBe(true);
    expect(new Set(invitations.map(({ pseudonym }) => pseudonym)).size).toBe(30);
    const rows = JSON.stringify(await test.db.enrolment.findMany({ where: { studyId: study.id } }));
    expect(tokens.filter((token) => rows.includes(token))).toEqual([]);
  });

  it('numbers raters without gaps when two rounds come at once', async () => {
    const other = await addOpenStudy(test.db);
    await Promise.all([invite(other.slug, { count: 3 }), invite(other.slug, { count: 4 })]);
    const rows = await test.db.enrolment.findMany({ where: { studyId: other.id } });
    expect(rows.map(({ number }) => number).toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('keeps addresses apart from what is exported, and erases them', async () => {
    const other = await addOpenStudy(test.db);
    const emails = ['a@x.test', 'b@x.test'];
    expect((await invite(other.slug, { emails })).map(({ email }) => email)).toEqual(emails);
    const [first] = await test.db.enrolment.findMany({ where: { invitedEmail: 'a@x.test' } });
    const pseudonym = present(first, 'the rater invited by this address').pseudonym;
    const { db } = test;
    const { id } = await findRater({ db, study: other, pseudonym });
    await eraseRater({ db, enrolmentId: id });
    const rows = await db.enrolment.findMany({ where: { studyId: other.id } });
    expect(rows.flatMap(({ invitedEmail }) => invitedEmail ?? [])).toEqual(['b@x.test']);
    await expect(findRater({ db, study, pseudonym })).rejects.toMatchObject({
      code: 'unknown-rater',
    });
  });

  it('is made once for each address, however it is written, and for all of a list or none', async () => {
    const other = await addOpenStudy(test.db);
    const [first] = await invite(other.slug, { emails: ['a@x.test'] });
    const again = invite(other.slug, { emails: ['new@x.test', 'A@x.test'] });
    await expect(again).rejects.toThrow(`A@x.test is invited already, as ${first?.pseudonym}`);
    expect(await test.db.enrolment.count({ where: { studyId: other.id } })).toBe(1);
    const { db } = test;
    await eraseRater({
      db,
      enrolmentId: (
        await findRater({ db, study: other, pseudonym: present(first, 'the first').pseudonym })
      ).id,
    });
    await expect(invite(other.slug, { emails: ['a@x.test'] })).resolves.toHaveLength(1);
  });

  it('cannot be made for nobody, nor for a study that is closed or missing', async () => {
    await expect(invite(study.slug, { count: 0 })).rejects.toMatchObject({ code: 'bad-count' });
    await expect(invite('missing')).rejects.toMatchObject({ code: 'unknown-study' });
    const other = await addOpenStudy(test.db);
    await closeStudy({ db: test.db, slug: other.slug, now: NOW });
    await expect(invite(other.slug)).rejects.toMatchObject({ code: 'study-closed' });
  });
});

describe('taking up an invitation', () => {
  it('resumes the same enrolment on another device, and ends the session before', async () => {
    const token = tokenOf((await invite(study.slug))[0]);
    const first = await enrol(token);
    await giveConsent({ db: test.db, enrolmentId: first.enrolment.id, now: NOW });
    const second = await enrol(token);
    expect(second.enrolment.id).toBe(first.enrolment.id);
    expect(second.enrolment.state).toBe('practising');
    const { db } = test;
    const before = await findSession({ db, sessionToken: first.sessionToken });
    expect(before?.session.endedAt).toBeInstanceOf(Date);
    expect(await findSession({ db, sessionToken: second.sessionToken })).toMatchObject({
      ...{ enrolmentId: first.enrolment.id, studyId: study.id },
      session: { endedAt: null },
    });
  });

  it('is refused for an unknown link, a study not open, a study closed, and after withdrawal', async () => {
    await expect(enrol('A'.repeat(22))).rejects.toMatchObject({ code: 'unknown-invitation' });
    const draft = await addStudy(test.db);
    const early = tokenOf((await invite(draft.slug))[0]);
    await expect(enrol(early)).rejects.toMatchObject({ code: 'study-not-open' });
    const other = await addOpenStudy(test.db);
    const tokens = (await invite(other.slug, { count: 2 })).map(tokenOf);
    const [one, two] = [at(tokens, 0), at(tokens, 1)];
    const { enrolment, sessionToken } = await enrol(one);
    await withdrawRater({ db: test.db, enrolmentId: enrolment.id, now: NOW });
    await expect(enrol(one)).rejects.toMatchObject({ code: 'withdrawn' });
    expect(await findSession({ db: test.db, sessionToken })).toBeNull();
    await closeStudy({ db: test.db, slug: other.slug, now: NOW });
    await expect(enrol(two)).rejects.toMatchObject({ code: 'study-closed' });
  });
});

describe('giving consent', () => {
  it('gives slots without gaps to those who consent, in whatever order they were invited', async () => {
    const other = await addOpenStudy(test.db);
    const tokens = (await invite(other.slug, { count: 6 })).map(tokenOf);
    const late = [4, 1, 5].map((place) => enrol(at(tokens, place)));
    const sessions = await Promise.all(late);
    await Promise.all(
      sessions.map(({ enrolment }) =>
        giveConsent({ db: test.db, enrolmentId: enrolment.id, now: NOW }),
      ),
    );
    const rows = await test.db.enrolment.findMany({
      where: { studyId: other.id, slot: { not: null } },
    });
    expect(rows.map(({ slot }) => slot).toSorted()).toEqual([0, 1, 2]);
  });

  it('gives the trials of the design, once', async () => {
    const rater = await addRater(test.db, study);
    await giveConsent({ db: test.db, enrolmentId: rater, now: NOW });
    const trials = await test.db.trial.findMany({
      where: { enrolmentId: rater },
      orderBy: { order: 'asc' },
    });
    const kinds = trials.map(({ kind }) => kind);
    expect(kinds).toHaveLength(14);
    expect(kinds[0]).toBe('practice');
    expect(kinds.filter((kind) => kind === 'main')).toHaveLength(12);
    expect(kinds.filter((kind) => kind === 'repeat')).toHaveLength(1);
  });

  it('shares comparisons out when each is to be seen by a number of raters', async () => {
    const other = await addOpenStudy(
      test.db,
      (text) =>
        `${text.replace('repeats: 1', 'repeats: 0')}raters: { expected: 4, per_comparison: 2 }\n`,
    );
    for (let i = 0; i < 4; i++) await addRater(test.db, other);
    const counts = await test.db.trial.groupBy({
      by: ['comparisonId'],
      where: { kind: 'main', enrolment: { studyId: other.id } },
      _count: { _all: true },
    });
    expect(counts.map(({ _count }) => _count._all)).toEqual(new Array(12).fill(2));
  });

  it('shows a comparison excluded since to nobody', async () => {
    const other = await addOpenStudy(test.db);
    const rater = await addRater(test.db, other);
    const { comparisonId: id } = await test.db.trial.findFirstOrThrow({
      where: { enrolmentId: rater, kind: 'main' },
    });
    const shownBefore = (await trialsOf(test.db, rater)).length;
    const mine = await test.db.trial.count({ where: { enrolmentId: rater, comparisonId: id } });
    await test.db.comparison.update({ where: { id }, data: { excluded: true } });
    const after = await trialsOf(test.db, rater);
    expect(after).toHaveLength(shownBefore - mine);
    expect(after[0]?.total).toBe(shownBefore - mine);
  });
});
