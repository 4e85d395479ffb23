import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listReferences, referencePath, referencesFolder } from './kept-references.ts';

it('lists the references that a name can call, and none where none was kept', async () => {
  const home = await mkdtemp(join(tmpdir(), 'onpar-references-'));
  expect(await listReferences(home)).toEqual([]);
  await mkdir(referencesFolder(home));
  for (const file of ['val.npz', 'coco-2014.npz', 'half.npz.tmp', 'not a name.npz', 'notes.txt'])
    await writeFile(join(referencesFolder(home), file), '');
  expect(await listReferences(home)).toEqual(['coco-2014', 'val']);
  expect(referencePath(home, 'val')).toBe(join(home, 'references', 'val.npz'));
  expect(() => referencePath(home, '../samples/x')).toThrow('not the name of a reference');
});
