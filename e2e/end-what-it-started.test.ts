import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const MODULE = new URL('end-what-it-started.ts', import.meta.url).href;

/** Starts something, waits for what never comes, and ends what it started when it is asked to. */
const PROGRAM = `
const { endWhatItStarted, unlessAborted } = await import(process.argv[1]);
setTimeout(() => process.exit(1), 20_000);
await endWhatItStarted(async (signal) => {
  process.stdout.write('started ');
  try {
    await unlessAborted(signal, new Promise(() => undefined));
  } finally {
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.stdout.write('ended');
  }
});
`;

it('ends what it started when it is asked to end, with the status of that', async () => {
  const program = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, MODULE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = text(program.stdout);
  await once(program.stdout, 'data');
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  expect(await said).toBe('started ended');
  expect((await ended)[0]).toBe(143);
});
