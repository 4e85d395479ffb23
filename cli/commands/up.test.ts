import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimHome } from '../processes/claim-home.ts';
import type { OwnClaim } from '../processes/claim-home.ts';

const ENTRY = join(import.meta.dirname, '..', 'onpar.ts');

let home: string;
let first: OwnClaim;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'onpar-up-'));
  const claim = await claimHome(home);
  if ('other' in claim) throw new Error('A new folder is held by another.');
  first = claim.own;
  await first.tellAddress({ address: null, port: 4000 });
});
afterAll(async () => {
  await first.release();
  await rm(home, { recursive: true });
});

/** A second `onpar up` in the folder in which this process is the first, and is being started. */
function second(...flags: string[]): { status: number | null; said: string } {
  const env = { ...process.env, ONPAR_HOME: home };
  const ran = spawnSync(process.execPath, [ENTRY, 'up', ...flags], { env, encoding: 'utf8' });
  return { status: ran.status, said: ran.stdout + ran.stderr };
}

it('refuses another port than that of the one that is being started', () => {
  const { status, said } = second('--port', '4001');
  expect(said).toContain(`process ${process.pid}`);
  expect(said).toContain('end that one first, or leave --port out');
  expect(status).toBe(1);
});

it.each([[[]], [['--port', '4000']]])('tells of the one that is being started: %j', (flags) => {
  const { status, said } = second(...flags);
  expect(said).toContain('is being started');
  expect(status).toBe(0);
});
