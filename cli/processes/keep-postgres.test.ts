import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { probePostgres } from '#prisma/postgres/probe-postgres.ts';
import { startPostgres } from '#prisma/postgres/start-postgres.ts';
import type { RunningPostgres } from '#prisma/postgres/start-postgres.ts';
import { readCliEnv } from './env.ts';
import { keepPostgres } from './keep-postgres.ts';

let homeFolder: string;
let postgres: RunningPostgres;
const say = (): void => undefined;

beforeAll(async () => {
  homeFolder = await mkdtemp(join(tmpdir(), 'onpar-keep-'));
  await chmod(homeFolder, 0o755);
  // what a first start that was killed has left
  const half = join(homeFolder, 'postgres', 'data');
  await mkdir(join(half, 'base'), { recursive: true });
  await mkdir(join(homeFolder, 'postgres', 'data.unfinished-0'));
  await writeFile(join(half, 'base', 'half'), '');
  postgres = await startPostgres({ homeFolder, say });
});
afterAll(async () => {
  await postgres.leave();
  await rm(homeFolder, { recursive: true });
});

const pidOf = async (): Promise<string | undefined> => {
  const file = join(homeFolder, 'postgres', 'data', 'postmaster.pid');
  return (await readFile(file, 'utf8').catch(() => '')).split('\n')[0];
};

it('starts over after a first start that was killed half-way', async () => {
  expect(await probePostgres(postgres.url)).toBe('answers');
});

it('starts a killed server again at the same address', async () => {
  const env = { ...readCliEnv(), homeFolder, databaseUrl: undefined };
  const keeper = keepPostgres(env, postgres);
  const before = await pidOf();
  await postgres.kill();
  for (let i = 0; i < 200 && (await probePostgres(postgres.url)) !== 'answers'; i++) {
    await pause(100);
  }
  expect(await probePostgres(postgres.url)).toBe('answers');
  expect(await pidOf()).not.toBe(before);
  await keeper.stop();
});

it('ends a server that hangs before it starts another, so that a new start is never stuck', async () => {
  const before = await pidOf();
  process.kill(Number(before), 'SIGSTOP');
  const { url, leave } = await startPostgres({ homeFolder, say });
  // its processes hold the port for a moment
  expect(url).toBe(postgres.url);
  expect(await probePostgres(url)).toBe('answers');
  expect(await pidOf()).not.toBe(before);
  await leave();
  expect(await probePostgres(url)).toBe('answers');
});

/** Another process that comes to the server and stays, idle, until it is killed. */
async function startGuest(): Promise<ChildProcess> {
  const guest = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { startPostgres } from '#prisma/postgres/start-postgres.ts';
      await startPostgres({ homeFolder: process.env.HOME_FOLDER, say: () => undefined });
      console.log('present');
      process.stdin.resume().on('end', () => process.exit());`,
    ],
    { env: { ...process.env, HOME_FOLDER: homeFolder }, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await once(guest.stdout, 'data');
  return guest;
}

it('stops the server when the last process has left it, and not under one that does nothing yet', async () => {
  const guest = await startGuest();
  await postgres.leave();
  expect(await probePostgres(postgres.url)).toBe('answers');

  // one that is killed says no farewell
  guest.kill('SIGKILL');
  await once(guest, 'exit');
  const last = await startPostgres({ homeFolder, say });
  await last.leave();
  expect(await probePostgres(last.url)).toBe('gone');
});

it('founds no empty database where there was one', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'onpar-empty-'));
  const start = startPostgres({ homeFolder: elsewhere, say, mustExist: true });
  await expect(start).rejects.toMatchObject({ code: 'database-gone' });
  await rm(elsewhere, { recursive: true });
});
