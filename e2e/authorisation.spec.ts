import { expect, test } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { CALLS } from './authorisation/calls.ts';
import type { Call } from './authorisation/calls.ts';
import { addEmptyStudy, hashOfRecord, idsOfStudy } from './authorisation/ids-of-study.ts';
import { letsIn, PERSONS } from './authorisation/persons.ts';
import type { Person } from './authorisation/persons.ts';
import { readDoors } from './authorisation/read-doors.ts';
import type { Door } from './authorisation/read-doors.ts';
import { ask } from './hostile/ask.ts';
import type { Answer, Question } from './hostile/ask.ts';
import { encodeAction } from './hostile/encode-action.ts';
import { jsonExample } from './hostile/examples.ts';
import { listActions } from './hostile/list-actions.ts';
import { cookiesOfRater, cookiesOfResearcher, takeCookies } from './cookies-of.ts';
import { startWithStudy } from './onpar.ts';
import type { OnPar } from './onpar.ts';

/** Every page, route and action is asked as everyone there is, and lets in whom the table says. */
let onpar: OnPar;
let slug: string;
let cookies: Record<Person, string>;
let real: Record<string, string>;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  const made = await startWithStudy(1);
  ({ onpar } = made);
  slug = made.slug;
  cookies = {
    anonymous: '',
    rater: await cookiesOfRater(browser, at(made.links, 0, 'the links')),
    owner: await cookiesOfResearcher(browser, onpar.signInLink),
    editor: await colleagueCookie(browser, '--study', slug, '--role', 'editor'),
    viewer: await colleagueCookie(browser, '--study', slug, '--role', 'viewer'),
    other: await colleagueCookie(browser),
  };
  const trial = await onpar.db.trial.findFirstOrThrow({ orderBy: { order: 'asc' } });
  const rater = await onpar.db.enrolment.findFirstOrThrow();
  const sample = await onpar.db.sample.findFirstOrThrow();
  const run = await onpar.db.run.findFirstOrThrow();
  const { id: picture } = await aPicture();
  const { id: sketch } = await onpar.db.sketch.create({ data: await aSketch() });
  real = {
    '<study>': slug,
    '<run>': run.id,
    '<trial>': trial.id,
    '<question>': 'aesthetics',
    '<uuid>': '00000000-0000-4000-8000-000000000000',
    '[slug]': slug,
    '[id]': run.id,
    '[sketch]': sketch,
    '[picture]': picture,
    '[sha256]': present(sample.sha256, 'the hash of an image'),
    '[trialId]': trial.id,
    '[rater]': rater.pseudonym,
  };
});
test.afterAll(() => onpar.stop());

/** A sketch that was made, as a worker leaves it. */
async function aSketch(): Promise<Prisma.SketchUncheckedCreateInput> {
  const { id: modelId } = await onpar.db.model.findFirstOrThrow();
  const picture = { width: 8, height: 8, channels: 3, background: '#888' } as const;
  const image = new Uint8Array(await sharp({ create: picture }).png().toBuffer());
  const made = { settings: {}, state: 'done', askedAt: new Date() } as const;
  return { id: 'a'.repeat(64), modelId, image, ...made };
}

/** A picture that a measurement of the study kept. */
async function aPicture(): Promise<{ id: string }> {
  const { id: studyId } = await onpar.db.study.findUniqueOrThrow({ where: { slug } });
  const sets = { metric: 'memorization', setA: 'a', setB: 'photos', value: 0 };
  return onpar.db.nearestPicture.create({
    data: {
      ...{ name: 'photos/1.png', image: new Uint8Array([1]) },
      metric: { create: { studyId, ...sets, result: { n: [3, 3] } } },
    },
  });
}

async function colleagueCookie(browser: Browser, ...args: string[]): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const where = ['--base-url', onpar.address];
  await page.goto((await onpar.onpar('users', 'invite', ...args, ...where)).trim());
  await page.getByRole('textbox', { name: 'Your name' }).fill(['Invited', ...args].join(' '));
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { level: 1, name: 'Account' }).waitFor();
  return takeCookies(context);
}

const fill = (text: string): string =>
  text.replace(/<[^>]+>|\[[\w.]+\]/g, (name) => real[name] ?? name);

const ownPage = (): Record<string, string> => ({
  'sec-fetch-site': 'same-origin',
  origin: onpar.address,
});

/** Who is sent on to where raters vote is asked about that page, which says whether they may. */
async function asking(person: Person, question: Question): Promise<Answer> {
  const cookie = cookies[person] && { cookie: cookies[person] };
  const headers = { ...question.headers, ...cookie };
  const answer = await ask(onpar.address, { ...question, headers });
  if (answer.sentTo !== '/rate' || question.path === '/rate') return answer;
  return asking(person, { method: 'GET', path: '/rate' });
}

/** What is there for one person only: images of a trial, the plates of a study that screens by them, uploads. */
const OF_ONE_PERSON = /^\/api\/(?:rating\/(?:image|plate)|uploads\/images)\//;

/** Addresses with a name in them, of something that is there. */
const NAMED: Record<string, string> = {
  '/models/[name]': '/models/tiny-sd',
  '/prompts/sets/[name]': '/prompts/sets/PartiPrompts',
};

function questionTo(door: Exclude<Door, { kind: 'action' }>): Question {
  const path = fill(NAMED[door.name] ?? door.name);
  if (door.kind === 'page' || door.method === 'GET') return { method: 'GET', path };
  const body = fill(JSON.stringify(jsonExample(door.name)));
  const headers = { ...ownPage(), 'content-type': 'application/json' };
  return { method: door.method, path, headers, body };
}

/** What pages and actions for raters say to anyone else. */
const NO_RATER = /This browser has no session of a rater|[Yy]our session has ended/;

/** Whether a door stays closed: no such address, not for you, sign in first, open your link first. */
function isClosed({ status, sentTo, body }: Answer): boolean {
  if ([401, 403, 404].includes(status)) return true;
  if (NO_RATER.test(body)) return true;
  const target = sentTo === null ? null : URL.parse(sentTo, onpar.address);
  return target !== null && target.pathname + target.search === '/sign-in';
}

/** For doors that stay closed to some: where the table and an answer differ. */
async function differences(
  doors: readonly Door[],
  answerOf: (door: Door, person: Person) => Promise<Answer>,
): Promise<string[]> {
  const found: string[] = [];
  for (const door of doors) {
    for (const person of PERSONS) {
      const answer = await answerOf(door, person);
      if (isClosed(answer) !== letsIn(door.guard, person)) continue;
      found.push(`${door.kind} ${door.name} as ${person}: ${answer.status} ${answer.sentTo}`);
    }
  }
  return found;
}

const guarded = async (): Promise<Door[]> =>
  (await readDoors()).filter(({ guard }) => guard !== 'anyone' && guard !== 'link');
const RESULT_DOORS = ['/api/studies/[slug]/votes', '/api/studies/[slug]/table'];

test('while a study is open, its votes and results are closed to all of its members', async () => {
  for (const path of RESULT_DOORS) {
    for (const person of PERSONS) {
      const { status } = await asking(person, { method: 'GET', path: fill(path) });
      const isMember = letsIn('see', person);
      expect(`${path} ${person} ${status}`).toBe(`${path} ${person} ${isMember ? 403 : 404}`);
    }
  }
});

test('an image of a trial is for the rater whose trial it is', async () => {
  const served = await asking('rater', { method: 'GET', path: '/api/rating/trials' });
  const path = present(/\/api\/rating\/image\/[^"]+/.exec(served.body)?.[0], 'an image');
  for (const person of PERSONS) {
    const { status } = await asking(person, { method: 'GET', path });
    expect(`${person} ${status}`).toBe(`${person} ${person === 'rater' ? 200 : 404}`);
  }
});

test('an image of an upload is for the researcher who sent it, whatever they are in a study', async () => {
  const picture = { width: 8, height: 8, channels: 3, background: '#888' } as const;
  const png = await sharp({ create: picture }).png().toBuffer();
  const sent = await fetch(`${onpar.address}/api/uploads/images?name=caf%C3%A9`, {
    method: 'POST',
    headers: { ...ownPage(), cookie: cookies.editor },
    body: new Uint8Array(zipSync({ 'ä/0 a.png': png, 'ä/1.png': png })),
  });
  expect(sent.status).toBe(200);
  const path = '/api/uploads/images/caf%C3%A9?file=%C3%A4%2F0+a.png';
  for (const person of PERSONS) {
    const { status } = await asking(person, { method: 'GET', path });
    expect(`${person} ${status}`).toBe(`${person} ${person === 'editor' ? 200 : 404}`);
  }
});

test('every page and route lets in whom the table says', async () => {
  test.setTimeout(300_000);
  const doors = (await guarded()).filter(
    ({ kind, name }) =>
      kind !== 'action' && !RESULT_DOORS.includes(name) && !OF_ONE_PERSON.test(name),
  );
  const asked = await differences(doors, (door, person) => {
    if (door.kind === 'action') throw new Error('an action is no page');
    return asking(person, questionTo(door));
  });
  expect(asked).toEqual([]);
});

test('once a study is closed, its members read votes and results, and nobody else', async () => {
  await onpar.onpar('study', 'close', slug);
  const doors = (await guarded()).filter(({ name }) => RESULT_DOORS.includes(name));
  expect(doors).toHaveLength(RESULT_DOORS.length);
  const asked = await differences(doors, (door, person) =>
    asking(person, { method: 'GET', path: fill(door.name) }),
  );
  expect(asked).toEqual([]);
});

/** Calls an action as somebody, with the real things that its call names. */
async function act(
  person: Person,
  name: string,
  call: Call | undefined,
  real: (text: string) => string,
): Promise<Answer> {
  const actions = await listActions();
  const action = present(
    actions.find((one) => one.name === name),
    `the action ${name} in the build`,
  );
  const { args, form } = present(call, `a call of ${name} in calls.ts`);
  const filled: unknown = JSON.parse(real(JSON.stringify(args)));
  const { type, body } = encodeAction(filled, form);
  const headers = { ...ownPage(), 'next-action': action.id, 'content-type': type };
  return asking(person, { method: 'POST', path: fill(action.page), headers, body });
}

test('an owner changes nothing of another study by naming what is in it', async () => {
  const { db } = onpar;
  const other = await db.user.findFirstOrThrow({ where: { name: 'Invited' } });
  await addEmptyStudy(db, { like: slug, slug: 'of-another', ownerId: other.id });
  const ids = await idsOfStudy(db, slug);
  const named = (study: string, id: string) => (text: string) =>
    fill(text.replaceAll('<study>', study).replace(/<uuid>|R-NONE/, id));
  const before = await hashOfRecord(db);
  for (const [name, id] of Object.entries(ids)) {
    const { status } = await act('other', name, CALLS[name], named('of-another', id));
    expect(`${name} ${status} ${await hashOfRecord(db)}`).toBe(`${name} 200 ${before}`);
  }
  for (const name of ['resumeRunAction', 'retryFailedAction', 'stopRunAction'])
    expect((await act('other', name, CALLS[name], named('of-another', ''))).status).toBe(404);
  expect(await hashOfRecord(db)).toBe(before);
  await act(
    'owner',
    'closeGroupLinkAction',
    CALLS['closeGroupLinkAction'],
    named(slug, present(ids['closeGroupLinkAction'], 'a link')),
  );
  expect(await hashOfRecord(db)).not.toBe(before);
});

test('every action lets in whom the table says', async () => {
  test.setTimeout(300_000);
  const members = await onpar.db.studyMember.findMany();
  const asked = await differences(
    (await guarded()).filter(({ kind }) => kind === 'action'),
    async (door, person) => {
      // whoever left the study or signed out everywhere is back
      await onpar.db.studyMember.createMany({ data: members, skipDuplicates: true });
      await onpar.db.user.updateMany({ data: { sessionsEndedAt: null } });
      return act(person, door.name, CALLS[door.name], fill);
    },
  );
  expect(asked).toEqual([]);
});
