import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { promptsFile, startOnPar } from './onpar.ts';
import type { OnPar } from './onpar.ts';

/** What is sent to the addresses that take images, by whomever and however much of it arrives. */
let onpar: OnPar;
let ada: string;
let bob: string;
let archive: Buffer;

const PROTOCOL = `name: Of one upload
prompts: { set: PartiPrompts, ids: [0, 1] }
arms:
  - { key: one, label: One, images: ./walrus }
  - { key: two, label: Two, images: ./walrus }
questions: [{ id: better, title: Better, ask: Which is better? }]
content_gate: none
`;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  onpar = await startOnPar();
  await onpar.onpar('prompts', 'import', promptsFile(), '--name', 'PartiPrompts');
  [ada, bob] = [await cookieOf(browser, 'Ada'), await cookieOf(browser, 'Bob')];
  const png = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#345' } })
    .png()
    .toBuffer();
  archive = Buffer.from(zipSync({ '00000-0.png': png, '00001-0.png': png }));
});
test.afterAll(() => onpar.stop());

/** The cookie of a researcher who was given a sign-in link. */
async function cookieOf(browser: Browser, name: string): Promise<string> {
  const user = await onpar.db.user.create({ data: { name } });
  const token = randomBytes(16).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest('hex');
  const expiresAt = new Date(Date.now() + 600_000);
  await onpar.db.signInLink.create({ data: { userId: user.id, tokenHash, expiresAt } });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${onpar.address}/sign-in/${token}`);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByRole('heading', { level: 1, name: 'Studies' }).waitFor();
  const cookies = await context.cookies();
  await context.close();
  return cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ');
}

type Sent = { method?: string; body?: BodyInit; origin?: string };

async function send(path: string, cookie: string, sent: Sent = {}): Promise<[number, string]> {
  const { method = 'POST', body, origin = onpar.address } = sent;
  const response = await fetch(`${onpar.address}${path}`, {
    method,
    headers: { origin, ...(cookie === '' ? {} : { cookie }) },
    ...(body === undefined ? {} : { body }),
  });
  return [response.status, await response.text()];
}

const upload = (name: string, cookie: string, sent: Sent = {}): Promise<[number, string]> =>
  send(`/api/uploads/images?name=${name}`, cookie, { body: new Uint8Array(archive), ...sent });
const create = (cookie: string): Promise<[number, string]> =>
  send('/api/studies', cookie, { body: JSON.stringify({ text: PROTOCOL }) });

/** The files of all uploads, as they lie on the disk. */
async function kept(): Promise<string[]> {
  const entries = await readdir(join(onpar.home, 'uploads'), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** Begins a request, and goes away in the midst of its body. */
async function breakOff(path: string, body: Buffer): Promise<void> {
  const { hostname, port, host } = new URL(onpar.address);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = [`POST ${path} HTTP/1.1`, `Host: ${host}`, `Origin: ${onpar.address}`];
  const length = `Content-Length: ${2 * body.length}`;
  socket.write([...head, `Cookie: ${ada}`, length, '', ''].join('\r\n'));
  socket.write(body);
  await new Promise((resolve) => setTimeout(resolve, 500));
  socket.destroy();
}

test('who is not signed in, or sends from another site, leaves nothing', async () => {
  expect(await upload('walrus', '')).toEqual([401, expect.stringContaining('signed in')]);
  const foreign = { origin: 'https://elsewhere.test' };
  expect(await upload('walrus', ada, foreign)).toEqual([403, expect.any(String)]);
  expect(await create('')).toEqual([401, expect.any(String)]);
  expect(await kept()).toEqual([]);
});

test('what is no upload is refused in words, and leaves nothing', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH'])
    expect((await upload('walrus', ada, { method }))[0]).toBe(405);
  expect((await send('/api/uploads/images?name=walrus', ada, { method: 'GET' }))[0]).toBe(405);
  for (const name of ['', '..%2F..%2Fwalrus', 'a%2Fb', 'x'.repeat(300)])
    expect((await upload(name, ada))[0]).toBe(400);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(archive)]), 'walrus.zip');
  const half = new Uint8Array(archive.subarray(0, archive.length / 2));
  for (const body of ['{"a":1}', form, half])
    expect(await upload('walrus', ada, { body })).toEqual([422, expect.stringContaining('no zip')]);
  expect(await kept()).toEqual([]);
});

test('an upload or a protocol that breaks off leaves nothing', async () => {
  await breakOff('/api/uploads/images?name=walrus', archive);
  await breakOff('/api/studies', Buffer.from('{"text":"name'));
  await expect.poll(kept).toEqual([]);
  expect(await onpar.db.study.count()).toBe(0);
});

test("an upload is its sender's alone, until a study is made of it", async ({ browser }) => {
  expect((await upload('walrus', ada))[0]).toBe(200);
  const context = await browser.newContext({ extraHTTPHeaders: { cookie: bob } });
  const page = await context.newPage();
  await page.goto(`${onpar.address}/studies/new`);
  await expect(page.getByText('Nothing is uploaded.')).toBeVisible();
  await context.close();
  expect((await create(bob))[1]).toContain('which a page cannot look into');
  expect(await onpar.db.study.count()).toBe(0);
  expect(await kept()).toEqual(['walrus.zip']);
  expect((await create(ada))[1]).toContain('"slug":"of-one-upload"');
  expect(await kept()).toEqual([]);
});
