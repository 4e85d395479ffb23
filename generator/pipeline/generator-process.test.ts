import { fork } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import { at } from '#domain/at.ts';
import { listCandidates } from '#onnx/list-candidates.ts';
import { openGeneratorProcess } from './generator-process.ts';
import { PATIENCE } from './patience.ts';

// it forks as ever, and the child is known here
vi.mock('node:child_process', { spy: true });

it('tells that a child was killed while its device was tried, and not that packages are missing', async () => {
  const device = at(listCandidates('cpu'), 0, 'the CPU');
  const message = { type: 'open', requested: 'cpu', threads: 1, device } as const;
  const opening = openGeneratorProcess(message, PATIENCE);
  const forked = at(vi.mocked(fork).mock.results, 0, 'the children');
  if (forked.type !== 'return') throw new Error('There is no child.');
  forked.value.kill('SIGKILL');
  await expect(opening).rejects.toMatchObject({
    code: 'generator-died',
    message: expect.stringMatching(/ended by SIGKILL, perhaps for lack of memory: .*run it again/),
  });
});
