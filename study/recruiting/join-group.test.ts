import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { last } from '#domain/last.ts';
import { present } from '#domain/present.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import type { Study } from '#prisma/generated/client.ts';
import { closeStudy } from '../life/close-study.ts';
import { parseProtocol } from '../protocol/parse-protocol.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { consentText } from '../raters/consent-text.ts';
import { enrolRater } from '../raters/enrol.ts';
import { eraseRater } from '../raters/erase-rater.ts';
import { findSession } from '../raters/find-session.ts';
import { giveConsent } from '../raters/give-consent.ts';
import { withdrawRater } from '../raters/withdraw-rater.ts';
import { addOpenStudy, addPromptsAndModels, addStudy, NOW, trialsOf } from '../test-study.ts';
import { closeGroupLink } from './close-group-link.ts';
import { createGroupLink } from './create-group-link.ts';
import type { GroupKind } from './group-link.ts';
import { joinGroup } from './join-group.ts';
import type { Joined } from './join-group.ts';
import { listGroupLinks } from './list-group-links.ts';
import { exitsOf, exitsOfRater } from './panel-exits.ts';
import { readPanelVisit } from './panel-visit.ts';

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addOpenStudy(test.db);
});
afterAll(() => test.drop());

const HOUR = 60 * 60 * 1000;
const after = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR);

async function link(kind: GroupKind, cap: number, endsAt: Date | null = null, of = study) {
  const baseUrl = 'https://x.test/';
  const made = await createGroupLink({
    ...{ db: test.db, study: of, kind, cap, endsAt, baseUrl, now: NOW, randomBytes },
  });
  const token = last(present(made.url.split('?')[0], 'an address').split('/'));
  return { ...made, token };
}

const join = (token: string, person: string | null = null, now = NOW): Promise<Joined> => {
  const visit = person === null ? null : { person, study: 'study-1', session: 'session-1' };
  return joinGroup({ db: test.db, token, visit, now, randomBytes });
};

/** The rater of a session that a panel's person was given. */
async function raterOf(joined: Joined): Promise<string> {
  const found = await findSession({ db: test.db, sessionToken: joined.sessionToken });
  return present(found, 'a session').enrolmentId;
}

const count = (groupLinkId: string): Promise<number> =>
  test.db.enrolment.count({ where: { groupLinkId } });

describe('a group link', () => {
  it('gives whoever joins a link of their own, with which they come back', async () => {
    const { token } = await link('open', 5);
    const joined = await join(token);
    const inviteToken = present(joined.inviteToken, 'a link of their own');
    const first = await enrolRater({ db: test.db, inviteToken, now: NOW, randomBytes });
    await giveConsent({ db: test.db, enrolmentId: first.enrolment.id, now: NOW });
    const again = await enrolRater({ db: test.db, inviteToken, now: after(30), randomBytes });
    expect(again.enrolment.id).toBe(first.enrolment.id);
    expect(await trialsOf(test.db, again.enrolment.id)).not.toHaveLength(0);
  });

  it('holds its cap, however many come at the same moment', async () => {
    const { id, token } = await link('open', 3);
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => join(token)));
    const refused = tries.filter(({ status }) => status === 'rejected');
    expect(await count(id)).toBe(3);
    expect(refused).toHaveLength(9);
    await expect(join(token)).rejects.toMatchObject({ code: 'link-full' });
    const [listed] = (await listGroupLinks({ db: test.db, studyId: study.id, now: NOW })).filter(
      (one) => one.id === id,
    );
    expect(listed).toMatchObject({ joined: 3, cap: 3, kind: 'open' });
  });

  it('has room again when one who joined withdraws', async () => {
    const { id, token } = await link('open', 1);
    await join(token);
    const { id: enrolmentId } = await test.db.enrolment.findFirstOrThrow({
      where: { groupLinkId: id },
    });
    await withdrawRater({ db: test.db, enrolmentId, now: NOW });
    await expect(join(token)).resolves.toHaveProperty('inviteToken');
  });

  it('keeps the place of who has not agreed for an hour, and holds who agrees later to the cap', async () => {
    const { token } = await link('open', 1);
    const undecided = await raterOf(await join(token));
    await expect(join(token, null, after(0.9))).rejects.toMatchObject({ code: 'link-full' });
    const second = await raterOf(await join(token, null, after(1.1)));
    const agree = (enrolmentId: string, hours: number): Promise<void> =>
      giveConsent({ db: test.db, enrolmentId, now: after(hours) });
    await expect(agree(undecided, 1.2)).rejects.toMatchObject({ code: 'link-full' });
    await agree(undecided, 2.2);
    await expect(agree(second, 2.3)).rejects.toMatchObject({ code: 'link-full' });
    await expect(join(token, null, after(2.3))).rejects.toMatchObject({ code: 'link-full' });
  });

  it('ends at its time, when it is closed, and with its study', async () => {
    const timed = await link('open', 5, after(1));
    await expect(join(timed.token, null, after(0.9))).resolves.toBeDefined();
    await expect(join(timed.token, null, after(1))).rejects.toMatchObject({ code: 'link-ended' });
    const other = await addOpenStudy(test.db);
    const closed = await link('open', 5, null, other);
    await closeGroupLink({ db: test.db, study: other, id: closed.id, now: NOW });
    await expect(join(closed.token)).rejects.toMatchObject({ code: 'link-ended' });
    const left = await link('open', 5, null, other);
    await closeStudy({ db: test.db, slug: other.slug, now: NOW });
    await expect(join(left.token)).rejects.toMatchObject({ code: 'study-closed' });
    const draft = await addStudy(test.db);
    const early = await link('open', 5, null, draft);
    await expect(join(early.token)).rejects.toMatchObject({ code: 'study-not-open' });
  });

  it('is not made for an end that has passed, and not closed by another study', async () => {
    await expect(link('open', 5, after(-1))).rejects.toMatchObject({ code: 'wrong-call' });
    const { id } = await link('open', 5);
    const other = { id: 'another', slug: 'another' };
    await expect(closeGroupLink({ db: test.db, study: other, id, now: NOW })).rejects.toMatchObject(
      { code: 'unknown-invitation' },
    );
  });

  it('is not found by guessing, nor by its hash or another token', async () => {
    const { id } = await link('open', 5);
    const { tokenHash } = await test.db.groupLink.findUniqueOrThrow({ where: { id } });
    for (const token of [id, tokenHash, 'A'.repeat(22), '', "' OR 1=1 --"]) {
      await expect(join(token)).rejects.toMatchObject({ code: 'unknown-invitation' });
    }
  });
});

describe('a person whom a panel sends', () => {
  it('is one rater however often they come, also at the same moment', async () => {
    const { id, token } = await link('panel', 5);
    const joined = await Promise.all([1, 2, 3, 4].map(() => join(token, '5f1a')));
    const raters = await Promise.all(joined.map(raterOf));
    expect(new Set(raters).size).toBe(1);
    expect(await count(id)).toBe(1);
    expect(await raterOf(await join(token, '5f1b'))).not.toBe(raters[0]);
  });

  it('comes back when the link is full, has ended, or by another link of the study', async () => {
    const { token } = await link('panel', 1, after(1));
    const first = await raterOf(await join(token, 'p-1'));
    await expect(join(token, 'p-2')).rejects.toMatchObject({ code: 'link-full' });
    expect(await raterOf(await join(token, 'p-1', after(5)))).toBe(first);
    const other = await link('panel', 1);
    expect(await raterOf(await join(other.token, 'p-1'))).toBe(first);
  });

  it('has one session: the one before ends', async () => {
    const { token } = await link('panel', 1);
    const before = await join(token, 'p-3');
    await join(token, 'p-3', after(1));
    const found = await findSession({ db: test.db, sessionToken: before.sessionToken });
    expect(found?.session.endedAt).toEqual(after(1));
  });

  it('who has withdrawn, or whose name was erased, is no new rater', async () => {
    const { token } = await link('panel', 9);
    const gone = await raterOf(await join(token, 'p-4'));
    await withdrawRater({ db: test.db, enrolmentId: gone, now: NOW });
    await expect(join(token, 'p-4')).rejects.toMatchObject({ code: 'withdrawn' });
    const erased = await raterOf(await join(token, 'p-5'));
    await eraseRater({ db: test.db, enrolmentId: erased });
    expect(await raterOf(await join(token, 'p-5'))).toBe(erased);
    const rows = JSON.stringify(await test.db.enrolment.findMany());
    expect(rows).not.toMatch(/"p-[45]"/);
  });

  it('is needed: the link alone lets nobody in', async () => {
    const { token } = await link('panel', 5);
    await expect(join(token)).rejects.toMatchObject({ code: 'no-panel-name' });
  });
});

describe('a series of studies', () => {
  const address = 'https://app.prolific.com/submissions/complete?cc=C0DE';
  const inSeries = async (series: string, owner: string | null) => {
    const of = await addOpenStudy(
      test.db,
      (text) =>
        `${text}raters: { expected: 4, panel: { completion: '${address}', series: ${series} } }\n`,
    );
    if (owner !== null)
      await test.db.studyMember.create({ data: { studyId: of.id, userId: owner, role: 'owner' } });
    return { of, ...(await link('panel', 9, null, of)) };
  };
  const rowOf = async (joined: Joined) =>
    test.db.enrolment.findUniqueOrThrow({ where: { id: await raterOf(joined) } });
  const addOwner = async (): Promise<string> =>
    (await test.db.user.create({ data: { name: 'Owner' } })).id;

  it('keeps the pseudonym of a panel’s person, for studies of its owner alone', async () => {
    const [ann, bob] = [await addOwner(), await addOwner()];
    const [first, second] = [await inSeries('s-1', ann), await inSeries('s-1', ann)];
    const [other, stranger] = [await inSeries('s-2', ann), await inSeries('s-1', bob)];
    const { pseudonym } = await rowOf(await join(first.token, 'ser-1'));
    expect(await rowOf(await join(second.token, 'ser-1'))).toMatchObject({ pseudonym });
    for (const { token } of [other, stranger])
      expect((await rowOf(await join(token, 'ser-1'))).pseudonym).not.toBe(pseudonym);
    expect((await rowOf(await join(second.token, 'ser-2'))).pseudonym).not.toBe(pseudonym);
    const both = await Promise.all([first, second].map(({ token }) => join(token, 'ser-3')));
    const names = (await Promise.all(both.map(rowOf))).map((row) => row.pseudonym);
    expect(new Set(names).size).toBe(1);
  });

  it('lets go of who withdraws or is erased, and gives no name twice in a study', async () => {
    const owner = await addOwner();
    const [first, second] = [await inSeries('s-3', owner), await inSeries('s-3', owner)];
    for (const end of [withdrawRater, eraseRater]) {
      const gone = await rowOf(await join(first.token, `ser-${end.name}`));
      await end({ db: test.db, enrolmentId: gone.id, now: NOW });
      const next = await rowOf(await join(second.token, `ser-${end.name}`));
      expect(next.pseudonym).not.toBe(gone.pseudonym);
    }
    const { pseudonym } = await rowOf(await join(first.token, 'ser-4'));
    const other = await rowOf(await join(second.token, 'ser-5'));
    await test.db.enrolment.update({ where: { id: other.id }, data: { pseudonym } });
    expect((await rowOf(await join(second.token, 'ser-4'))).pseudonym).not.toBe(pseudonym);
  });

  it('is told in the consent, and without one nothing ties a person over studies', async () => {
    const { of } = await inSeries('s-4', null);
    expect(consentText(readProtocol(of.protocol))).toContain(
      'the same in each study of the series',
    );
    expect(consentText(readProtocol(study.protocol))).not.toContain('series');
    const { token } = await link('panel', 5);
    expect(await rowOf(await join(token, 'ser-6'))).toMatchObject({ seriesHash: null });
  });
});

describe('the parameters of a panel', () => {
  it('are read where they name a person, and nothing else passes', () => {
    expect(readPanelVisit({ PROLIFIC_PID: '5f1a', STUDY_ID: 's', SESSION_ID: 'x' })).toEqual({
      ...{ person: '5f1a', study: 's', session: 'x' },
    });
    expect(readPanelVisit({ PROLIFIC_PID: '5f1a', utm: 'a b' })).toMatchObject({ study: null });
    const hostile = ['', ' ', 'a b', '{{%PROLIFIC_PID%}}', '<b>', 'a'.repeat(65), 'é', "'--"];
    for (const PROLIFIC_PID of hostile) expect(readPanelVisit({ PROLIFIC_PID })).toBeNull();
    expect(readPanelVisit({ PROLIFIC_PID: ['a', 'b'] })).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const visit = readPanelVisit({ PROLIFIC_PID: text });
        expect(visit === null || /^[\w-]{1,64}$/.test(visit.person)).toBe(true);
      }),
    );
  });

  it('stand in the link that is given to the panel', async () => {
    const { url } = await link('panel', 5);
    expect(url).toMatch(
      /^https:\/\/x\.test\/join\/[\w-]{22}\?PROLIFIC_PID=\{\{%PROLIFIC_PID%\}\}&STUDY_ID=/,
    );
  });
});

describe('the way back to a panel', () => {
  const panel = (completion: string): string =>
    `raters: { expected: 4, panel: { completion: '${completion}' } }\n`;

  it('is the protocol’s, for raters of a panel only', async () => {
    const address = 'https://app.prolific.com/submissions/complete?cc=C0DE';
    const other = await addOpenStudy(test.db, (text) => text + panel(address));
    expect(exitsOf(other.protocol)).toEqual({
      ...{ completion: address, screenOut: null, timeOut: null },
    });
    expect(exitsOfRater({ panelHash: null, study: other }).completion).toBeNull();
    expect(exitsOfRater({ panelHash: 'a', study: other }).completion).toBe(address);
  });

  it.each([
    'http://app.prolific.com/x',
    'javascript:alert(1)',
    '//evil.test',
    '/rate',
    'data:text/html,x',
    `https://x.test/${'a'.repeat(500)}`,
  ])('cannot be %s', async (address) => {
    const { protocolText } = study;
    expect(() => parseProtocol(protocolText + panel(address), 'test.yaml')).toThrow(
      'raters.panel.completion',
    );
  });
});
