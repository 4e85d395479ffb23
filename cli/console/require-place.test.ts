import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { requirePlace } from './require-place.ts';

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
