import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { requirePlace, writeResult } from './result-file.ts';

it('takes a place in a folder that is there, and writes nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-place-'));
  await requirePlace(join(folder, 'a.npz'));
  expect(await readdir(folder)).toEqual([]);
  await writeFile(join(folder, 'a.npz'), 'before');
  await requirePlace(join(folder, 'a.npz'));
});

it('refuses a folder, a place in none, and one below a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-place-'));
  await writeFile(join(folder, 'file'), '');
  await expect(requirePlace(folder)).rejects.toThrow('it is a folder, where a file is needed');
  const none = requirePlace(join(folder, 'none', 'a.npz'));
  await expect(none).rejects.toThrow('there is no such file or folder');
  const below = requirePlace(join(folder, 'file', 'a.npz'));
  await expect(below).rejects.toThrow('cannot be written');
});

it('writes the whole or nothing, and says in words why it could not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-place-'));
  await writeResult(join(folder, 'a.csv'), 'first\n');
  expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe('first\n');
  const taken = join(folder, 'taken');
  await mkdir(taken);
  await expect(writeResult(taken, 'text')).rejects.toMatchObject({ code: 'cannot-write' });
  await expect(writeResult(taken, 'text')).rejects.toThrow('it is a folder');
  expect((await readdir(folder)).toSorted()).toEqual(['a.csv', 'taken']);
});

it('leaves a fault in the making of the content as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-place-'));
  const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  const content = (async function* () {
    yield await Promise.resolve('half\n');
    throw lost;
  })();
  await expect(writeResult(join(folder, 'a.csv'), content)).rejects.toBe(lost);
  expect(await readdir(folder)).toEqual([]);
});
