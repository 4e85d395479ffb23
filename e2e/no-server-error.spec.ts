import { expect, test } from '@playwright/test';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { cookiesOfRater, cookiesOfResearcher } from './cookies-of.ts';
import { ask } from './hostile/ask.ts';
import type { Question } from './hostile/ask.ts';
import { encodeAction, encodeForm } from './hostile/encode-action.ts';
import { actionExamples, jsonExample } from './hostile/examples.ts';
import { findFault } from './hostile/find-fault.ts';
import { HOSTILE_ADDRESSES, HOSTILE_BODIES } from './hostile/hostile-values.ts';
import { HOSTILE_HEADERS, HOSTILE_PARTS, LONG } from './hostile/hostile-values.ts';
import { listActions } from './hostile/list-actions.ts';
import type { Action } from './hostile/list-actions.ts';
import { listRoutes } from './hostile/list-routes.ts';
import { spoil } from './hostile/spoil.ts';
import { startWithStudy } from './onpar.ts';
import type { OnPar } from './onpar.ts';

/** Whatever is sent to whatever address, by whomever: the server says no, and never that it failed. */
let onpar: OnPar;
let people: Record<'anonymous' | 'rater' | 'researcher', Record<string, string>>;
/** Real things in place of `<…>`. */
let real: Record<string, string>;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  const { slug, links, ...started } = await startWithStudy(1);
  ({ onpar } = started);
  people = {
    anonymous: {},
    rater: { cookie: await cookiesOfRater(browser, at(links, 0, 'the links')) },
    researcher: { cookie: await cookiesOfResearcher(browser, onpar.signInLink) },
  };
  const trial = await onpar.db.trial.findFirstOrThrow({ orderBy: { order: 'asc' } });
  const sample = await onpar.db.sample.findFirstOrThrow();
  const run = await onpar.db.run.findFirstOrThrow();
  real = {
    '<study>': slug,
    '<no study>': 'no-such-study',
    '<trial>': trial.id,
    '<question>': 'aesthetics',
    '<vote>': 'hostile-vote',
    '<uuid>': '00000000-0000-4000-8000-000000000000',
    '[slug]': slug,
    '[id]': run.id,
    '[sha256]': present(sample.sha256, 'the hash of an image'),
    '[trialId]': trial.id,
    '[token]': 'A'.repeat(22),
    '[...nextauth]': 'callback/password',
  };
});
test.afterAll(() => onpar.stop());

const fill = (text: string): string =>
  text.replace(/<[^>]+>|\[[\w.]+\]/g, (name) => real[name] ?? name);
/** Every text of a document filled. */
const filled = (document: unknown): unknown => JSON.parse(fill(JSON.stringify(document)));

/** There are tens of thousands: one in seven is asked, and with `ONPAR_HOSTILE=all` each. */
const ONE_OF = process.env.ONPAR_HOSTILE === 'all' ? 1 : 7;
let counted = 0;

/** A share of the questions. They are counted on from one list to the next, so that each differs in what it leaves out. */
function* aShareOf(questions: Iterable<Question>): Generator<Question> {
  for (const question of questions) if (counted++ % ONE_OF === 0) yield question;
}

/** Asks a share of the questions as everyone at once, and gives what was wrong with the answers. */
async function faultsOf(questions: Iterable<Question>): Promise<string[]> {
  const faults: string[] = [];
  for (const question of aShareOf(questions)) {
    await Promise.all(
      Object.entries(people).map(async ([who, headers]) => {
        const asked = { ...question, headers: { ...headers, ...question.headers } };
        const fault = findFault(await ask(onpar.address, asked));
        if (fault !== null) faults.push(describe(fault, who, question));
      }),
    );
  }
  return faults;
}

function describe(fault: string, who: string, { method, path, body, headers }: Question): string {
  const sent = JSON.stringify([headers, body]).slice(0, 300);
  return `${fault}: ${who} ${method} ${path.slice(0, 200)} ${sent}`;
}

const ownPage = () => ({ 'sec-fetch-site': 'same-origin', origin: onpar.address });

test('no address makes the server fail', async () => {
  test.setTimeout(600_000);
  const faults: string[] = [];
  for (const { pattern } of await listRoutes()) {
    faults.push(...(await faultsOf(addressesOf(pattern))));
  }
  expect(faults).toEqual([]);
});

/** What our pages and routes read of a query. */
const QUERY_KEYS = ['arm', 'by', 'callbackUrl', 'category', 'format', 'page', 'sample', 'show'];

/** A pattern filled with real things, with each part of it hostile, and with a hostile query. */
function* addressesOf(pattern: string): Generator<Question> {
  const method = 'GET';
  yield { method, path: fill(pattern) };
  yield { method: 'OPTIONS', path: fill(pattern) };
  for (const [name] of pattern.matchAll(/\[[^\]]+\]/g)) {
    for (const part of HOSTILE_PARTS) {
      yield { method, path: fill(pattern.replace(name, () => part)) };
    }
  }
  // all of them long make a head that no server reads
  for (const part of HOSTILE_PARTS.filter((text) => text.length < 1000)) {
    const query = [...QUERY_KEYS, part].map((key) => `${key}=${part}`).join('&');
    yield { method, path: `${fill(pattern)}?${query}` };
  }
  for (const key of QUERY_KEYS) yield { method, path: `${fill(pattern)}?${key}=${LONG}` };
  for (const part of HOSTILE_PARTS.slice(0, 4)) yield { method, path: `${fill(pattern)}/${part}` };
}

test('no address that is not ours makes the server fail', async () => {
  const methods = ['GET', 'HEAD', 'POST', 'OPTIONS', 'TRACE', 'PROPFIND'];
  const questions = HOSTILE_ADDRESSES.flatMap((path) =>
    methods.map((method) => ({ method, path })),
  );
  expect(await faultsOf(questions)).toEqual([]);
});

test('nothing that is of another kind makes the server fail', async () => {
  test.setTimeout(600_000);
  const kinds = [...Object.values(real), '<vote>'].map(fill);
  const faults: string[] = [];
  for (const { pattern, methods } of await listRoutes()) {
    const paths = [...pattern.matchAll(/\[[^\]]+\]/g)].flatMap(([name]) =>
      kinds.map((kind) => fill(pattern.replace(name, () => kind))),
    );
    faults.push(...(await faultsOf(paths.map((path) => ({ method: 'GET', path })))));
    if (!methods.includes('POST')) continue;
    const example = Object.entries(jsonExample(pattern));
    const bodies = example.flatMap(([key]) =>
      kinds.map((kind) => ({ ...Object.fromEntries(example), [key]: kind })),
    );
    faults.push(...(await faultsOf(bodies.map((body) => jsonTo(pattern, filled(body))))));
  }
  expect(faults).toEqual([]);
});

test('an undo under the key of a vote is refused, and so is a vote under the key of an undo', async () => {
  const [votes, undo] = ['/api/rating/votes', '/api/rating/undo'];
  const statusOf = async (pattern: string, change: object): Promise<number> => {
    const asked = jsonTo(pattern, filled({ ...jsonExample(pattern), ...change }));
    const headers = { ...people.rater, ...asked.headers };
    return (await ask(onpar.address, { ...asked, headers })).status;
  };
  // what stands already is no new vote, whatever its key
  const vote = { idempotencyKey: 'key-of-a-vote', answer: 'right' };
  expect(await statusOf(votes, vote)).toBe(200);
  expect(await statusOf(undo, { idempotencyKey: 'key-of-a-vote' })).toBe(409);
  expect(await statusOf(undo, { idempotencyKey: 'key-of-an-undo' })).toBe(200);
  expect(await statusOf(votes, { idempotencyKey: 'key-of-an-undo' })).toBe(409);
});

const jsonTo = (pattern: string, body: unknown): Question => ({
  method: 'POST',
  path: fill(pattern),
  headers: { ...ownPage(), 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

test('no body makes a route fail', async () => {
  test.setTimeout(600_000);
  const faults: string[] = [];
  for (const { pattern, methods } of await listRoutes()) {
    if (methods.every((method) => ['GET', 'HEAD'].includes(method))) continue;
    faults.push(...(await faultsOf(bodiesOf(pattern, methods))));
  }
  expect(faults).toEqual([]);
});

function* bodiesOf(pattern: string, methods: readonly string[]): Generator<Question> {
  const path = fill(pattern);
  for (const { type, body } of HOSTILE_BODIES) {
    const headers = { ...ownPage(), ...(type !== null && { 'content-type': type }) };
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) yield { method, path, headers, body };
  }
  for (const spoilt of spoil(filled(jsonExample(pattern)))) {
    for (const method of methods) yield { ...jsonTo(pattern, spoilt), method };
  }
}

test('no call makes a server action fail', async () => {
  test.setTimeout(900_000);
  const faults: string[] = [];
  const actions = await listActions();
  for (const action of actions) faults.push(...(await faultsOf(callsOf(action))));
  expect(faults).toEqual([]);
});

function* callsOf({ id, name, page }: Action): Generator<Question> {
  const path = fill(page);
  const call = (headers: Record<string, string>, body: string | null): Question => ({
    method: 'POST',
    path,
    headers: { ...ownPage(), ...headers },
    body,
  });
  const head = { 'next-action': id };
  for (const { type, body } of HOSTILE_BODIES) {
    const sent = type === null ? {} : { 'content-type': type };
    yield call({ ...head, ...sent }, body);
  }
  for (const { args: example, form = {} } of actionExamples(name)) {
    const args = filled(example);
    // each value comes in one of the two encodings: there are thousands, and both are read by one reader
    let turn = 0;
    for (const spoilt of spoil(args)) {
      const { type, body } = turn++ % 2 === 0 ? encodeAction(spoilt) : encodeAction(spoilt, form);
      yield call({ ...head, 'content-type': type }, body);
    }
    for (const spoilt of spoil(form)) {
      if (typeof spoilt !== 'object' || spoilt === null) continue;
      const fields = Object.fromEntries(Object.entries(spoilt));
      const called = encodeAction(args, fields);
      yield call({ ...head, 'content-type': called.type }, called.body);
      const sent = encodeForm(id, fields);
      yield call({ 'content-type': sent.type }, sent.body);
    }
  }
}

test('no body that comes without a call makes a page fail', async () => {
  test.setTimeout(600_000);
  const faults: string[] = [];
  for (const { pattern } of await listRoutes()) {
    if (pattern.startsWith('/api/')) continue;
    faults.push(...(await faultsOf(sentTo(fill(pattern)))));
  }
  expect(faults).toEqual([]);
});

function* sentTo(path: string): Generator<Question> {
  for (const { type, body } of HOSTILE_BODIES) {
    const headers = { ...ownPage(), ...(type !== null && { 'content-type': type }) };
    yield { method: 'POST', path, headers, body };
  }
}

test('no header makes the server fail', async () => {
  test.setTimeout(600_000);
  const [action] = await listActions();
  const faults = await faultsOf(headersOf(present(action, 'an action').id));
  expect(faults).toEqual([]);
});

function* headersOf(id: string): Generator<Question> {
  const values = ['', 'null', '%ff', '{}', '[1]', '$F1', '-1', id, 'http://elsewhere.test', LONG];
  const pages = ['/studies', '/api/rating/trials'];
  for (const value of values) {
    for (const name of HOSTILE_HEADERS) {
      for (const path of pages) yield { method: 'GET', path, headers: { [name]: value } };
      // as a page of ours asks for another one
      const within = { rsc: '1', [name]: value };
      yield { method: 'GET', path: '/nothing-of-ours', headers: within };
      const call = { 'next-action': id, 'content-type': 'text/plain', [name]: value };
      yield { method: 'POST', path: '/studies', headers: call, body: '[]' };
      yield { method: 'POST', path: '/studies', headers: { [name]: value }, body: LONG };
    }
  }
}
