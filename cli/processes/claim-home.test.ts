import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claimHome } from './claim-home.ts';
import type { Claim, OwnClaim } from './claim-home.ts';
import { beginningOf, placeOfNumbers } from './process-at.ts';

let home: string;
const started: ChildProcess[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'onpar-claim-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(home, { recursive: true });
});

/** A process that looks like a part of ours by its arguments. */
function pretend(...args: string[]): ChildProcess & { pid: number } {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)', ...args]);
  started.push(child);
  if (child.pid === undefined) throw new Error('The process did not start.');
  return Object.assign(child, { pid: child.pid });
}

const BEAT_MS = 50;

async function own(): Promise<OwnClaim> {
  const claim = await claimHome(home, { beatMs: BEAT_MS });
  if ('other' in claim) throw new Error(`Process ${claim.other.pid} holds the folder.`);
  return claim.own;
}

async function claimOf(pid: number, told: Partial<Claim> = {}): Promise<void> {
  const claim: Claim = {
    pid,
    place: await placeOfNumbers(),
    began: (await beginningOf(pid)) ?? 'long ago',
    address: 'http://localhost:4000',
    port: 4000,
    parts: {},
    ...told,
  };
  await writeFile(join(home, 'up.json'), JSON.stringify(claim));
}

it('tells where the one is that runs in the folder', async () => {
  const { pid } = pretend('cli/onpar.ts', 'up', '--port', '4000');
  await claimOf(pid);
  expect(await claimHome(home)).toMatchObject({
    other: { pid, address: 'http://localhost:4000', port: 4000 },
  });
});

it('takes over from one that was killed, and ends what it has left, stopped or not', async () => {
  const killed = pretend('cli/onpar.ts', 'up');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const worker = pretend('cli/onpar.ts', 'worker');
  const web = pretend('app/_server/serve.ts', '4000');
  web.kill('SIGSTOP');
  await claimOf(killed.pid, { parts: { worker: worker.pid, web: web.pid } });
  const claim = await own();
  expect(worker.signalCode ?? (await once(worker, 'exit'))[1]).toBe('SIGKILL');
  expect(web.signalCode ?? (await once(web, 'exit'))[1]).toBe('SIGKILL');
  await claim.release();
  expect(existsSync(join(home, 'up.json'))).toBe(false);
});

it('leaves a stranger alone who has the number of a killed process', async () => {
  const stranger = pretend('something', 'else');
  await claimOf(stranger.pid, { began: 'before it', parts: { worker: stranger.pid } });
  await own();
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
});

it('takes over from half a claim', async () => {
  await writeFile(join(home, 'up.json'), '{"pid": 12');
  await own();
});

it('takes over from one that was killed whose number it has itself, as the first of a container', async () => {
  await claimOf(process.pid, { began: 'in the life before' });
  await own();
});

it('takes over where another `up`, of another folder, has the number', async () => {
  const { pid } = pretend('cli/onpar.ts', 'up');
  await claimOf(pid, { began: 'before it' });
  await own();
});

it('leaves alone one of another container that gives signs of life, and takes over from a silent one', async () => {
  await claimOf(process.pid, { place: 'another container' });
  const file = join(home, 'up.json');
  const touch = setInterval(() => void utimes(file, new Date(), new Date()), BEAT_MS);
  expect(await claimHome(home, { beatMs: BEAT_MS })).toMatchObject({
    other: { place: 'another container' },
  });
  clearInterval(touch);
  await own();
});

it('says that a file stands where the folder should be', async () => {
  const file = join(home, 'file');
  await writeFile(file, '');
  await expect(claimHome(file)).rejects.toThrow(/it is a file, where a folder is needed/);
});

it('gives signs of life until it is released', async () => {
  const claim = await own();
  const file = join(home, 'up.json');
  const { mtimeMs: begun } = await stat(file);
  await expect.poll(async () => (await stat(file)).mtimeMs).toBeGreaterThan(begun);
  await claim.release();
});
