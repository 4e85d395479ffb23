import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';

const ON_LEASH = new URL('on-leash.ts', import.meta.url).href;

/** A program that starts a part on a leash, and prints its process number. */
const PARENT = `
const { spawn } = require('node:child_process');
const part = spawn(process.execPath, ['--import', process.argv[1], '-e', process.argv[2]], {
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
let beats = 0;
part.on('message', () => { if (++beats === 2) console.log(part.pid); });
`;

async function killParentOf(part: string): Promise<number> {
  const parent = spawn(process.execPath, ['-e', PARENT, ON_LEASH, part], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: unknown[] = await once(parent.stdout, 'data');
  parent.kill('SIGKILL');
  return Number(String(printed[0]));
}

async function lives(pid: number, forMs: number): Promise<boolean> {
  for (let waited = 0; waited < forMs; waited += 50) {
    try {
      process.kill(pid, 0);
    } catch {
      return false;
    }
    await pause(50);
  }
  return true;
}

it('tells a parent that a part lives, and ends the part when its parent was killed', async () => {
  const part = await killParentOf('setInterval(() => 0, 1000)');
  expect(await lives(part, 4000)).toBe(false);
});

it('ends a part that has no time to end, too', async () => {
  const part = await killParentOf(
    "process.on('SIGTERM', () => undefined); setInterval(() => 0, 1000)",
  );
  expect(await lives(part, 8000)).toBe(false);
});

it('lets a part end by itself', async () => {
  const part = spawn(process.execPath, ['--import', ON_LEASH, '-e', '0'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [code]: unknown[] = await once(part, 'exit');
  expect(code).toBe(0);
});
