import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { Guessable } from '../(rating)/_server/guessable.ts';
import { limitGuesses } from './limit-guesses.ts';

const MOST = 5;
const KNOWN = 'known';
let limit: ReturnType<typeof limitGuesses>;
let asked: string[] = [];
let isAway = false;

const newLimit = (): ReturnType<typeof limitGuesses> =>
  limitGuesses({
    most: MOST,
    guessableOf: ({ url = '' }): Guessable | null => {
      const [, kind, token] = /^(?:\/api)?\/(invite|session)\/(\w+)$/.exec(url) ?? [];
      if (token === undefined) return null;
      return { kind: kind === 'invite' ? 'invite' : 'session', token };
    },
    isKnown: ({ token }) => {
      asked.push(token);
      if (isAway) return Promise.reject(new Error('away'));
      return Promise.resolve(token === KNOWN);
    },
  });
const server = createServer((request, response) => {
  void limit.refuse(request, response).then((isRefused) => {
    if (isRefused) return;
    const isFound = request.url?.endsWith(KNOWN) === true || request.url === '/other';
    response.writeHead(isFound ? 200 : 404).end();
  });
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = z.custom<AddressInfo>().parse(server.address());
  origin = `http://127.0.0.1:${port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  limit = newLimit();
  asked = [];
  isAway = false;
});

const get = (path: string, headers = {}): Promise<Response> => fetch(origin + path, { headers });
const statusOf = async (path: string): Promise<number> => (await get(path)).status;

async function guess(times: number, kind = 'invite'): Promise<void> {
  for (let i = 0; i < times; i++) await statusOf(`/${kind}/guess${i}`);
}

it('refuses whoever guesses, in the language of the browser, and says when to come again', async () => {
  await guess(MOST);
  await expect.poll(() => statusOf('/invite/one')).toBe(429);
  const answer = await get('/invite/two', { 'accept-language': 'de-AT,en;q=0.5' });
  expect(answer.headers.get('retry-after')).toBe('60');
  expect(await answer.text()).toMatch(/Zu viele Versuche/);
  expect(await statusOf('/session/three')).toBe(429);
});

it('lets in who has what is known, and all that brings no secret, from the same address', async () => {
  await guess(4 * MOST);
  await expect.poll(() => statusOf('/invite/one')).toBe(429);
  for (const path of [`/invite/${KNOWN}`, `/session/${KNOWN}`, `/api/session/${KNOWN}`, '/other'])
    expect(await statusOf(path)).toBe(200);
});

it('counts no use of what is known, and asks nothing before the limit on what pages send all the time', async () => {
  for (let i = 0; i < 4 * MOST; i++) await statusOf(`/api/session/${KNOWN}`);
  expect(asked).toEqual([]);
  for (let i = 0; i < 4 * MOST; i++) await statusOf(`/session/${KNOWN}`);
  await guess(MOST - 1, 'api/session');
  expect(await statusOf('/invite/last')).toBe(404);
});

it('refuses nobody while nobody can say what is known', async () => {
  await guess(MOST);
  await expect.poll(() => statusOf('/invite/one')).toBe(429);
  isAway = true;
  expect(await statusOf('/invite/two')).toBe(404);
});
