import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageFilesAt } from './image-files-at.ts';
import type { ImageFiles } from './image-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-images-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const TREE = {
  'train/metadata.csv': 'file_name,text\n7.jpg,a cat\n',
  'train/7.jpg': 'seven',
  'train/.DS_Store': 'x',
  'train/Thumbs.db': 'x',
  '__MACOSX/train/._7.jpg': 'x',
  '@eaDir/7.jpg/THUMB_M.jpg': 'x',
};

async function filesAt(name: string): Promise<ImageFiles> {
  const files = await imageFilesAt(join(folder, name), `./${name}`);
  if (typeof files === 'string') throw new Error(files);
  return files;
}

async function write(name: string, text: string): Promise<void> {
  await mkdir(join(folder, dirname(name)), { recursive: true });
  await writeFile(join(folder, name), text);
}

describe('the files that an arm of images names', () => {
  it('are those of a folder or of a zip archive alike, without what a system put there', async () => {
    const tree = Object.entries(TREE);
    for (const [name, text] of tree) await write(`mj/${name}`, text);
    const packed = Object.fromEntries(tree.map(([name, text]) => [name, Buffer.from(text)]));
    await writeFile(join(folder, 'mj.zip'), zipSync(packed));
    for (const name of ['mj', 'mj.zip']) {
      const files = await filesAt(name);
      expect(files.label).toBe(`./${name}`);
      expect(files.names.toSorted()).toEqual(['7.jpg', 'metadata.csv']);
      expect((await files.read('7.jpg')).toString()).toBe('seven');
    }
  });

  it('keep the folder of the only prompt', async () => {
    await write('one/00012/samples/0.png', 'x');
    expect((await filesAt('one')).names).toEqual(['00012/samples/0.png']);
  });

  it('are said to be unreadable by their names', async () => {
    await mkdir(join(folder, 'broken'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken', '0.png'));
    const { read } = await filesAt('broken');
    await expect(read('0.png')).rejects.toThrow('./broken/0.png cannot be read (it is a link');
  });

  it('are asked for in words where there are none', async () => {
    await write('x.rar', 'Rar!');
    await write('bad.zip', 'no zip');
    expect(await imageFilesAt(join(folder, 'gone'), 'gone')).toContain('is not there');
    expect(await imageFilesAt(join(folder, 'x.rar'), 'x')).toContain('no folder and no zip');
    expect(await imageFilesAt(join(folder, 'bad.zip'), 'x')).toContain('no zip archive that can');
  });
});
