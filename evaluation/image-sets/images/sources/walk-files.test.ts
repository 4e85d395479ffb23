import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { walkFiles } from './walk-files.ts';

it('lists files and folders whose names are not in UTF-8, and says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-walk-'));
  const odd = (name: string): Buffer => Buffer.from(join(folder, name), 'latin1');
  await writeFile(odd('caf\u00e9.png'), 'x');
  await mkdir(odd('sub\u00ff'));
  await symlink(join(folder, 'nowhere'), join(folder, 'link.png'));
  const found = await Array.fromAsync(walkFiles(folder));
  expect(found.map(({ name, problem }) => [name, problem])).toEqual([
    ['caf\uFFFD.png', 'its name is not in UTF-8: rename it'],
    ['link.png', 'it is a link to nothing, or may not be read'],
    ['sub\uFFFD', 'its name is not in UTF-8: rename it'],
  ]);
  await rm(folder, { recursive: true });
});
