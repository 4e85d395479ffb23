import { afterAll, describe, expect, it } from 'vitest';
import { GOOD } from '../fixtures/wrong-protocols.ts';
import { NoPromptColumn } from '../prompts/prompt-columns.ts';
import { PromptProblems } from '../prompts/read-each.ts';
import { openReader } from './open-reader.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const file = (text: string, fileName = 'p.csv') => ({
  bytes: bytesOf(text),
  fileName,
  columns: {},
});

describe('a thread that reads what strangers send', () => {
  const prompts = openReader('prompts', { seconds: 30, megabytes: 256 });
  const protocol = openReader('protocol', { seconds: 30, megabytes: 256 });
  afterAll(async () => {
    await prompts.close();
    await protocol.close();
  });

  it('gives what it read, one thing after another', async () => {
    const read = await Promise.all(
      ['prompt\na', 'prompt\nb\nc'].map((text) => prompts.read(file(text), 'p.csv')),
    );
    expect(read.map((one) => one.file.prompts.map(({ text }) => text))).toEqual([
      ['a'],
      ['b', 'c'],
    ]);
    expect(await protocol.read({ text: GOOD, fileName: 'p' }, 'p')).toEqual([]);
  });

  it('refuses in the words and the class of the reader', async () => {
    await expect(prompts.read(file('prompt,x\na\n'), 'p')).rejects.toThrow(PromptProblems);
    await expect(prompts.read(file('id,x\na,b\n'), 'p')).rejects.toThrow(NoPromptColumn);
    await expect(prompts.read(file('', 'p.txt'), 'p')).rejects.toMatchObject({
      code: 'bad-prompts',
    });
    expect(await protocol.read({ text: 'a: [', fileName: 'p' }, 'p')).toMatchObject([{ line: 1 }]);
  });

  it('leaves the process free for others meanwhile', async () => {
    const started = performance.now();
    let longest = 0;
    let last = started;
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    await prompts.read(file(`prompt\n${'a cat\n'.repeat(60_000)}`), 'p');
    clearInterval(watch);
    expect(longest).toBeLessThan((performance.now() - started) / 2);
  });
});

it('counts processor time: what waits because others keep the machine busy is read', async () => {
  const reader = openReader('prompts', { seconds: 2, megabytes: 256 });
  await reader.read(file('prompt\na'), 'p');
  const reading = reader.read(file('prompt\na'), 'p');
  // lets the reading begin, and then nothing of this thread for longer than the limit
  await new Promise((resolve) => setImmediate(resolve));
  const until = performance.now() + 2500;
  while (performance.now() < until);
  expect((await reading).file.prompts).toHaveLength(1);
  await reader.close();
});

describe('what takes too much', () => {
  const large = file(`prompt,x\n${'a cat,b\n'.repeat(190_000)}`);

  it.each([
    ['time', { seconds: 0.05, megabytes: 512 }],
    ['memory', { seconds: 60, megabytes: 32 }],
  ])(
    'is given up, and the next is read: too much %s',
    async (_, limits) => {
      const reader = openReader('prompts', limits);
      await expect(reader.read(large, 'large.csv')).rejects.toMatchObject({
        code: 'too-large',
        message: `large.csv takes more than ${limits.seconds} seconds or ${limits.megabytes} MB to be read: shorten it`,
      });
      if (limits.seconds >= 1) {
        const small = await reader.read(file('prompt\na'), 'p');
        expect(small.file.prompts).toHaveLength(1);
      }
      await reader.close();
    },
    60_000,
  );
});
