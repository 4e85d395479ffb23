import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { glob } from 'node:fs/promises';
import { sep } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { PlainRequest } from '../_data/plain-request.ts';
import { readBytes } from '../_data/read-bytes.ts';
import { findRatingDoor } from './find-rating-door.ts';
import { createRatingServer } from './serve-rating.ts';

const LONGEST = 10_000;
const HEADERS = [{ regex: '^/lab(?:/.*)?$', headers: [{ key: 'X-Asked', value: 'for all' }] }];
const serve = createRatingServer({ basePath: '/lab', headers: HEADERS }, (method, path) => {
  if (path === '/broken') return { route: path, answer: () => Promise.reject(new Error('no')) };
  if (path !== '/echo') return undefined;
  const answer = async (request: PlainRequest): Promise<Response> => {
    const bytes = await readBytes(request, LONGEST);
    const cookie = request.headers.get('Cookie');
    const length = bytes ? bytes.length : 'too long';
    return Response.json({ method, length, cookie }, { status: 201, headers: { 'X-Own': 'yes' } });
  };
  return { route: path, answer };
});
const server = createServer((request, response) => {
  if (!serve(request, response)) response.writeHead(204).end();
});
let origin = '';
const echo = z.object({ length: z.literal('too long') });

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = z.custom<AddressInfo>().parse(server.address());
  origin = `http://127.0.0.1:${port}`;
});
afterAll(() => server.close());

test('a route of raters is answered with the headers that all answers have, and its own', async () => {
  const headers = { cookie: 'a=1; b=2' };
  const answer = await fetch(`${origin}/lab/echo?x=1`, { method: 'POST', headers, body: 'four' });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ method: 'POST', length: 4, cookie: 'a=1; b=2' });
  const sent = Object.fromEntries(answer.headers);
  expect(sent).toMatchObject({ 'x-own': 'yes', 'x-asked': 'for all' });
  expect(sent['content-security-policy']).toBe(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test('all else is left alone', async () => {
  for (const path of ['/echo', '/lab', '/lab/other', '/labecho']) {
    expect((await fetch(origin + path)).status).toBe(204);
  }
});

test('what is far too long is answered too, without being read', async () => {
  const body = 'x'.repeat(3_000_000);
  const answer = await fetch(`${origin}/lab/echo`, { method: 'POST', body }).catch(() => null);
  // who is still sending may find the connection closed in place of the answer
  if (answer) echo.parse(await answer.json());
  expect((await fetch(`${origin}/lab/echo`)).status).toBe(201);
});

test('a fault of ours is answered as one, without a word of it', async () => {
  const answer = await fetch(`${origin}/lab/broken`);
  expect([answer.status, await answer.text()]).toEqual([500, '']);
});

test('each route for raters is found, but for plates, which are asked for a few times', async () => {
  const exclude = ['app/api/rating/plate/**'];
  const files = await Array.fromAsync(glob('app/api/rating/**/route.ts', { exclude }));
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const path = `/${file.split(sep).slice(1, -1).join('/')}`.replaceAll(/\[\w+\]/g, 'A-b_9');
    const found = ['GET', 'POST'].flatMap((method) => findRatingDoor(method, path) ?? []);
    expect(found.map(({ route }) => route.replaceAll(/\[\w+\]/g, 'A-b_9'))).toEqual([path]);
  }
  expect(findRatingDoor('GET', '/api/rating/image/a/b/c')).toBeUndefined();
  expect(findRatingDoor('GET', '/api/rating/votes')).toBeUndefined();
});
