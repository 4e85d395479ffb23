import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let root: string;
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), 'make-folder-'))));
afterAll(() => rm(root, { recursive: true }));

describe('makeFolder', () => {
  it('makes a folder and those above it, with the mode', async () => {
    await makeFolder(join(root, 'a', 'b', 'c'), { mode: 0o700 });
    expect((await stat(join(root, 'a'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(root, 'a', 'b', 'c'))).isDirectory()).toBe(true);
  });

  it('leaves one that is there as it is, also behind a link, also when many make it at once', async () => {
    await symlink(join(root, 'a'), join(root, 'link'));
    await Promise.all(Array.from({ length: 20 }, () => makeFolder(join(root, 'link', 'x', 'y'))));
    await makeFolder('/');
    expect((await stat(join(root, 'a', 'x', 'y'))).isDirectory()).toBe(true);
  });

  it('says what the system says of a file in the way, and of a link to nothing', async () => {
    await writeFile(join(root, 'file'), '');
    await symlink(join(root, 'nothing'), join(root, 'dangling'));
    await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(root, 'file', 'a', 'b'))).rejects.toMatchObject({
      code: 'ENOTDIR',
    });
    await expect(makeFolder(join(root, 'dangling'))).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it.runIf(process.platform === 'linux')('ends where no folder can be made', async () => {
    for (const path of ['/proc/onpar', '/proc/onpar/a/b', '/proc/self/onpar'])
      await expect(makeFolder(path)).rejects.toThrow(/^no folder can be made in \/proc/);
  });
});
