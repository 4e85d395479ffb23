import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocalStore } from './sample-store.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';

/** sha256 of "abc", FIPS 180-2, appendix B.1. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-store-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a local store', () => {
  it('keeps bytes under their sha256', async () => {
    const store = openLocalStore(folder);
    expect(await store.put(Buffer.from('abc'))).toBe(ABC);
    expect(await store.put(Buffer.from('abc'))).toBe(ABC);
    expect(await store.has(ABC)).toBe(true);
    expect((await store.get(ABC)).toString()).toBe('abc');
    expect(await readdir(join(folder, 'ba'))).toEqual([ABC.slice(2)]);
  });

  it('says what is missing or damaged', async () => {
    const store = openLocalStore(folder);
    await expect(store.get(ABC)).rejects.toThrow(/is missing/);
    await store.put(Buffer.from('abc'));
    await writeFile(join(folder, 'ba', ABC.slice(2)), 'abd');
    await expect(store.get(ABC)).rejects.toThrow(/is damaged/);
    await store.remove(ABC);
    expect(await store.has(ABC)).toBe(false);
  });

  it('takes a folder in the place of an image for damage, and puts the image where it is empty', async () => {
    const store = openLocalStore(folder);
    const place = join(folder, 'ba', ABC.slice(2));
    await mkdir(join(place, 'within'), { recursive: true });
    await expect(store.get(ABC)).rejects.toThrow(/is damaged/);
    await expect(Array.fromAsync(store.stream(ABC))).rejects.toThrow(/is damaged/);
    expect(await Array.fromAsync(store.list())).toEqual([]);
    await expect(store.put(Buffer.from('abc'))).rejects.toThrow(/take it away/);
    await rm(join(place, 'within'), { recursive: true });
    await store.put(Buffer.from('abc'));
    expect((await store.get(ABC)).toString()).toBe('abc');
  });

  it('tells that the place for images is away from an image that is missing', async () => {
    const place = join(folder, 'images');
    await writeFile(place, 'a file');
    const store = openLocalStore(place);
    const away = { code: 'store-away', fault: 'environment' };
    await expect(store.put(Buffer.from('abc'))).rejects.toMatchObject(away);
    await expect(store.get(ABC)).rejects.toMatchObject(away);
    await rm(place);
    await expect(store.get(ABC)).rejects.toMatchObject({ code: 'sample-missing' });
    expect(await store.put(Buffer.from('abc'))).toBe(ABC);
  });

  it('takes no path for an address', async () => {
    await expect(openLocalStore(folder).get('../../etc/passwd')).rejects.toThrow(/not a sha256/);
  });

  it('stores the same bytes once when many put them at a time', async () => {
    const store = openLocalStore(folder);
    await Promise.all(Array.from({ length: 20 }, () => store.put(Buffer.from('abc'))));
    expect(await readdir(join(folder, 'ba'))).toEqual([ABC.slice(2)]);
  });
});

it('an atomic write that fails leaves nothing behind', async () => {
  await writeFileAtomically(join(folder, 'a/b.txt'), Buffer.from('x'));
  await expect(writeFileAtomically(join(folder, 'a'), Buffer.from('y'))).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['a']);
});
