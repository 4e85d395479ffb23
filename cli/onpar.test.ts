import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const onpar = (...args: string[]): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/onpar.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

it('answers no command that is not there with 0, nor one below another, nor for help on it', () => {
  for (const args of [
    ['nosuch'],
    ['nosuch', '--help'],
    ['help', 'nosuch'],
    ['study', 'nosuch'],
    ['study', 'nosuch', '--help'],
    ['help', 'study', 'nosuch'],
    ['toString', '--help'],
  ]) {
    const { status, said } = onpar(...args);
    expect([args, status]).toEqual([args, 2]);
    expect(said).toContain('unknown command');
  }
});

it('gives its version for -v and -V, and help with the commands below commands', () => {
  for (const flag of ['-v', '-V', '--version']) {
    expect(onpar(flag)).toMatchObject({ status: 0, said: '0.1.0\n' });
  }
  expect(onpar('--help').said).toMatch(/ study create \| open \| close/);
  expect(onpar('study', '--help').status).toBe(0);
  expect(onpar('report', 'no-such-study', '--help').status).toBe(0);
});

it('goes on to its end, without a word, when whoever read its output has gone', async () => {
  const child = spawn(process.execPath, ['cli/onpar.ts', '--help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  const [said, [status]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect([status, said]).toEqual([0, '']);
});
