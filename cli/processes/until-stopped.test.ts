import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const MODULE = new URL('until-stopped.ts', import.meta.url).href;

/** Says its number, waits, needs a moment to end, and says what it was stopped by. */
const PROGRAM = `
const { untilStopped } = await import(process.argv[1]);
setTimeout(() => process.exit(1), 20_000);
setTimeout(() => process.stdout.write('begun '), 0);
const by = await untilStopped();
await new Promise((resolve) => setTimeout(resolve, 300));
process.stdout.write(by);
process.exit();
`;

/** The program, started as npm does: by a shell that stays between. */
function startBehindShell(extra: Record<string, string>): ChildProcess {
  const words = '"$0" --input-type=module -e "$1" "$2"; exit $?';
  return spawn('sh', ['-c', words, process.execPath, PROGRAM, MODULE], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, ...extra },
  });
}

async function begunAndSaid(shell: ChildProcess, act: () => void): Promise<string> {
  if (shell.stdout === null) throw new Error('no pipe');
  const said = text(shell.stdout);
  await once(shell.stdout, 'data');
  act();
  return said;
}

/** To the shell and the program, as a terminal does. */
function sendToAll(shell: ChildProcess, signal: NodeJS.Signals): void {
  process.kill(-Number(shell.pid), signal);
}

it('ends when the shell ends that npm started it by', async () => {
  const shell = startBehindShell({ npm_lifecycle_event: 'start' });
  expect(await begunAndSaid(shell, () => shell.kill('SIGTERM'))).toBe('begun SIGHUP');
});

it('takes a second request in the same moment for the same, as npm hands on what a terminal sent', async () => {
  const shell = startBehindShell({ npm_lifecycle_event: 'start' });
  const said = await begunAndSaid(shell, () => {
    sendToAll(shell, 'SIGINT');
    setTimeout(() => sendToAll(shell, 'SIGINT'), 50);
  });
  expect(said).toBe('begun SIGINT');
});
