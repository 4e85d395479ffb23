import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepUpload } from './keep-upload.ts';
import { listUploads } from './list-uploads.ts';
import { removeAbandoned } from './remove-abandoned.ts';
import { removeUpload } from './remove-upload.ts';
import { present } from '#domain/present.ts';
import type { UploadLimits } from '#domain/upload-limits.ts';
import { isUploadName, uploadNameOf } from '#domain/upload-name.ts';
import type { UploadOwner } from './upload-place.ts';
import { readUploadedImage } from './read-uploaded-image.ts';
import { withUploads } from './with-uploads.ts';

const limits: UploadLimits = {
  archiveBytes: 10_000,
  keptBytes: 15_000,
  files: 5,
  fileBytes: 100_000,
  unpackedBytes: 200_000,
  keptMs: 1000,
};
const now = new Date();
let owner: UploadOwner;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'onpar-uploads-'));
  owner = { root, ownerId: '11111111-1111-4111-8111-111111111111' };
});
afterEach(() => rm(owner.root, { recursive: true, force: true }));

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}
const zip = (files: Record<string, string | Uint8Array>, level: 0 | 9 = 9): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
    { level },
  );
const keep = (name: string, bytes: Uint8Array) =>
  keepUpload({ owner, name, bytes: chunks(bytes), limits, now });
const names = async (): Promise<string[]> => (await listUploads(owner)).map(({ name }) => name);
const left = () => readdir(join(owner.root, owner.ownerId)).catch(() => []);

test('an archive is kept under its name, replaced by the next, and removed', async () => {
  expect(await keep('mj', zip({ 'a.png': 'x' }))).toEqual({ files: 1, bytes: 1 });
  expect(await keep('mj', zip({ 'a.png': 'x', 'b.png': 'yy' }))).toEqual({ files: 2, bytes: 3 });
  expect(await names()).toEqual(['mj']);
  await removeUpload(owner, 'mj');
  expect(await left()).toEqual([]);
});

const random = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 2654435761) >>> 13);

test.each<[string, string, Uint8Array, RegExp]>([
  ['no archive', 'mj', strToU8('not a zip'), /mj is no zip archive/],
  ['an archive cut short', 'mj', zip({ a: 'x' }).subarray(0, 60), /mj is no zip archive/],
  ['nothing', 'mj', new Uint8Array(), /mj is no zip archive/],
  ['an empty archive', 'mj', zip({}), /mj holds no file/],
  ['too many bytes', 'mj', zip({ a: random(20_000) }, 0), /mj is larger than the \d+(\.\d)? kB/],
  [
    'too many files',
    'mj',
    zip(Object.fromEntries('abcdef'.split('').map((c) => [c, c]))),
    /6 files/,
  ],
  ['a bomb in one file', 'mj', zip({ a: new Uint8Array(150_000) }), /a in mj is 150 kB unpacked/],
  [
    'a bomb in several',
    'mj',
    zip({ a: new Uint8Array(90_000), b: new Uint8Array(90_000), c: new Uint8Array(90_000) }),
    /mj is 270 kB unpacked where \d+ kB are taken/,
  ],
  ['a file that leads out', 'mj', zip({ '../up.png': 'x' }), /invalid relative path/],
  ['a file at the root', 'mj', zip({ '/etc/x.png': 'x' }), /absolute path/],
  ['a file behind backslashes', 'mj', zip({ '..\\up.png': 'x' }), /invalid relative path/],
  ['a name that leads elsewhere', '../mj', zip({ a: 'x' }), /cannot name an upload/],
])('%s is refused and leaves nothing', async (_, name, bytes, message) => {
  await expect(keep(name, bytes)).rejects.toThrow(message);
  expect(await left()).toEqual([]);
});

test('a researcher keeps no more than is allowed together', async () => {
  await keep('a', zip({ a: random(9000) }, 0));
  await expect(keep('b', zip({ b: random(9000) }, 0))).rejects.toThrow(
    /beside the 9.1 kB that wait/,
  );
  await keep('a', zip({ a: random(9500) }, 0));
  expect(await names()).toEqual(['a']);
});

test('what was abandoned is removed, of everyone, also what never arrived whole', async () => {
  await keep('old', zip({ a: 'x' }));
  const folder = join(owner.root, owner.ownerId);
  await writeFile(join(folder, 'half.part'), 'x');
  const long = new Date(now.getTime() - 5000);
  for (const file of await left()) await utimes(join(folder, file), long, long);
  const other = { ...owner, ownerId: '22222222-2222-4222-8222-222222222222' };
  await keepUpload({ owner: other, name: 'new', bytes: chunks(zip({ a: 'x' })), limits, now });
  expect(await left()).toEqual([]);
  await removeAbandoned(owner.root, { now, keptMs: limits.keptMs });
  expect((await listUploads(other)).map(({ name }) => name)).toEqual(['new']);
});

test('one that breaks off on its way leaves nothing, and says so', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield zip({ a: 'x' });
    await Promise.reject(new Error('aborted'));
  }
  const kept = keepUpload({ owner, name: 'mj', bytes: broken(), limits, now });
  await expect(kept).rejects.toMatchObject({ code: 'malformed' });
  expect(await left()).toEqual([]);
});

test('a folder and a protocol that refers to it come to one name', () => {
  for (const reference of ['mj', './mj', './mj/', 'mj.zip', '.\\mj'])
    expect(uploadNameOf(reference)).toBe('mj');
  expect(uploadNameOf('../Midjourney 6')).toBe('Midjourney-6');
  expect(uploadNameOf('cafe\u0301')).toBe('caf\u00e9');
  expect(uploadNameOf('../..')).toBe('images');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (reference) => {
      const name = uploadNameOf(reference);
      expect(isUploadName(name)).toBe(true);
      expect(Buffer.byteLength(name)).toBeLessThan(200);
      expect(uploadNameOf(`./${name}/`)).toBe(name);
    }),
  );
});

const found = async (name: string, files: Record<string, string>): Promise<readonly string[]> => {
  await keep(name, zip(files));
  return withUploads(owner, async (find) => {
    const images = await find(`./${name}`);
    if (typeof images === 'string') throw new Error(images);
    return images.names;
  });
};

test('files are named from the folder that was packed, and a folder of a prompt stays', async () => {
  const png = ['0-0.png', '12-0.png'];
  const under = (top: string, names: string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [top + name, name]));
  expect(await found('mj', under('mj/', [...png, '.DS_Store']))).toEqual(png);
  expect(await found('mj', { ...under('mj/', png), '__MACOSX/mj/._0-0.png': 'x' })).toEqual(png);
  expect(await found('mj', under('out/', ['12/a.png', '12/b.png']))).toEqual([
    '12/a.png',
    '12/b.png',
  ]);
  expect(await found('mj', under('out/set/', [...png, 'list.csv']))).toEqual([...png, 'list.csv']);
  expect(await found('mj', under('512/', png))).toEqual(['512/0-0.png', '512/12-0.png']);
  expect(await found('mj', under('', png))).toEqual(png);
});

test('an upload is read where it is needed, and is nobody else’s', async () => {
  await keep('mj', zip({ 'a.png': 'x' }));
  const read = await withUploads(owner, async (find) => {
    const images = await find('./mj');
    if (typeof images === 'string') throw new Error(images);
    await expect(images.read('../up.png')).rejects.toThrow('is not in the archive');
    return images.read('a.png');
  });
  expect(read.toString()).toBe('x');
  const other = { ...owner, ownerId: '22222222-2222-4222-8222-222222222222' };
  expect(await withUploads(other, (find) => find('./mj'))).toMatch(/cannot look into: upload it/);
  expect(await withUploads(owner, (find) => find('./mjj'))).toMatch(/did you mean mj\?/);
});

const create = { width: 9, height: 7, channels: 3, background: '#207040' } as const;

test('an image of an upload comes as its pixels, and what is no image does not come', async () => {
  const jpeg = await sharp({ create })
    .jpeg()
    .withExif({ IFD0: { Artist: 'somebody' } })
    .toBuffer();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  await keep('mj', zip({ 'mj/a b/é.jpg': jpeg, 'mj/a b/2.png': svg, 'mj/a b/3.png': '' }));
  const png = await readUploadedImage(owner, { name: 'mj', file: 'a b/é.jpg' });
  expect(await sharp(present(png, 'the image')).metadata()).toMatchObject({
    format: 'png',
    width: 9,
  });
  expect(png?.includes('somebody')).toBe(false);
  for (const file of ['a b/2.png', 'a b/3.png']) {
    const read = readUploadedImage(owner, { name: 'mj', file });
    await expect(read).rejects.toMatchObject({ code: 'unreadable-image' });
  }
});

test('nothing beside the images of an upload can be read, and nobody reads that of another', async () => {
  const png = await sharp({ create }).png().toBuffer();
  await keep('mj', zip({ 'a/1.png': png, '.hidden/2.png': png }));
  await writeFile(join(owner.root, owner.ownerId, 'plain.png'), png);
  const other = { ...owner, ownerId: '22222222-2222-4222-8222-222222222222' };
  const read = (file: string, name = 'mj', by = owner) =>
    readUploadedImage(by, { name, file }).catch((error: unknown) => error);
  expect(await read('a/1.png')).toBeInstanceOf(Buffer);
  expect(await read('a/1.png', 'mj', other)).toBeNull();
  const leading = fc.stringMatching(/^(?:[./\\\0]|mj|a|1|png|plain|hidden|2|zip|etc|passwd){0,8}$/);
  await fc.assert(
    fc.asyncProperty(leading, leading, async (file, name) => {
      if (file !== 'a/1.png') expect(await read(file)).toBeNull();
      if (name === 'mj') return;
      const found = await read('a/1.png', name);
      if (isUploadName(name)) expect(found).toBeNull();
      else expect(found).toMatchObject({ code: 'bad-name' });
    }),
  );
});
