import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureWithPath, failureWords } from './failure-words.ts';

async function failureOf(path: string): Promise<unknown> {
  return readFile(path).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('why something failed', () => {
  it('is told by what it means, not by the word of the operating system', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'onpar-words-'));
    const file = join(folder, 'file');
    await writeFile(file, '');
    const below = join(file, 'below');
    expect(failureWords(await failureOf(folder))).toBe('it is a folder, where a file is needed');
    expect(failureWords(await failureOf(join(folder, 'none')))).toBe(
      'there is no such file or folder',
    );
    expect(failureWithPath(await failureOf(below))).toBe(
      `${below}: a part of its path is a file, where a folder is needed`,
    );
  });

  it('keeps the words of any other failure', () => {
    expect(failureWithPath(new RangeError('the header is broken'))).toBe('the header is broken');
    expect(failureWords('text')).toBe('text');
  });
});
