import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { supervise } from './supervise.ts';

function watch(program: string) {
  const said: string[] = [];
  const started: ChildProcess[] = [];
  const start = (): ChildProcess => {
    const child = spawn(process.execPath, ['-e', program], { stdio: 'ignore' });
    started.push(child);
    return child;
  };
  const hint = 'look into its log';
  const say = (line: string): void => void said.push(line);
  const part = supervise({ name: 'The part', hint, start, say, firstPauseMs: 5 });
  return { part, said, started };
}

async function until(reached: () => boolean): Promise<void> {
  for (let i = 0; i < 5000 && !reached(); i++) await pause(20);
}

it('starts a part again each time it is killed, and says so', async () => {
  const { part, said, started } = watch('setInterval(() => 0, 1000)');
  for (let kills = 1; kills <= 8; kills++) {
    await until(() => started[kills - 1]?.pid !== undefined);
    started[kills - 1]?.kill('SIGKILL');
    await until(() => started.length === kills + 1);
  }
  await part.stop();
  expect(started).toHaveLength(9);
  expect(said[0]).toBe('The part was ended by SIGKILL; it is started again in 0.005 s.');
  expect(said[2]).toContain('in 0.02 s');
  expect(started.at(-1)?.signalCode).toBe('SIGTERM');
});

it('gives up a part that ends by itself again and again', async () => {
  const { part, said } = watch('process.exit(3)');
  await expect(part.lost).rejects.toThrow(
    'The part ended with status 3, 6 times in a row: look into its log.',
  );
  expect(said).toHaveLength(5);
  await part.stop();
});

it('leaves a part alone that it has stopped', async () => {
  const { part, said, started } = watch('setInterval(() => 0, 1000)');
  await until(() => started[0]?.pid !== undefined);
  await part.stop();
  await pause(100);
  expect(said).toEqual([]);
  expect(started).toHaveLength(1);
});
