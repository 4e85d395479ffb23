import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '#files/npy.ts';
import { decodeImage } from '../images/decode-image.ts';
import { writeStatistics } from '../features/statistics-file.ts';
import { openEvaluationInput } from './open-evaluation-input.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-inputs-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const NO_IMAGE = 'it is no image of a format that is read';
const pixmap = (grey: string): Uint8Array => bytes(`P2 1 1 255 ${grey}\n`);

/** The images of a set by name and first byte, what is unreadable, and what is left out. */
async function contents(path: string): Promise<Record<string, string[]>> {
  const input = await openEvaluationInput(path);
  if (input.kind !== 'images') throw new Error('no images');
  const { images, unreadable = [], leftOut = [], count, close } = input.set;
  const read: string[] = [];
  for await (const image of images()) {
    const { pixels } = await decodeImage(await image.read());
    read.push(`${image.name.slice(path.length)}=${pixels.slice(0, 3).join()}`);
  }
  expect(read.length).toBe(count);
  await close?.();
  const named = ({ file, reason }: { file: string; reason: string }): string =>
    `${file.slice(path.length + 1)}: ${reason}`;
  return { read, unreadable: unreadable.map(named), leftOut: leftOut.map(named) };
}

describe('a side of a comparison', () => {
  it('is the images of a folder and its subfolders by content, and names what is left out', async () => {
    const path = join(folder, 'images');
    await mkdir(join(path, 'sub'), { recursive: true });
    const files = {
      'b.png': pixmap('1'),
      'a.JPG': pixmap('2'),
      'sub/c.webp': pixmap('3'),
      'no ending': pixmap('4'),
      'notes.txt': pixmap('5'),
      '.hidden.png': pixmap('6'),
      'manifest.jsonl': bytes('{}'),
      'drawing.svg': bytes('<svg/>'),
      'page.png': bytes('<!doctype html>'),
      'empty.jpg': bytes(''),
      'one.npy': imageArray([1, 1, 3], Uint8Array.of(1, 2, 3)),
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content);
    expect(await contents(path)).toEqual({
      read: [
        '/a.JPG=2,2,2',
        '/b.png=1,1,1',
        '/no ending=4,4,4',
        '/notes.txt=5,5,5',
        '/sub/c.webp=3,3,3',
      ],
      unreadable: [
        'drawing.svg: its content is no image of a format that is read',
        'empty.jpg: it is empty',
        'page.png: its content is no image of a format that is read',
      ],
      leftOut: [
        '.hidden.png: it is hidden',
        `manifest.jsonl: ${NO_IMAGE}`,
        'one.npy: it is an array: name it alone, as a set of its images',
      ],
    });
  });

  it('follows links, but not in circles, and waits at no pipe', async () => {
    const path = join(folder, 'links');
    await mkdir(join(path, 'sub'), { recursive: true });
    await mkdir(join(folder, 'elsewhere'));
    await writeFile(join(folder, 'elsewhere', 'x.pgm'), pixmap('7'));
    await symlink(join(folder, 'elsewhere'), join(path, 'there'));
    await symlink(join(folder, 'elsewhere', 'x.pgm'), join(path, 'linked.png'));
    await symlink(path, join(path, 'sub', 'back'));
    await symlink(join(folder, 'nowhere'), join(path, 'broken.png'));
    execFileSync('mkfifo', [join(path, 'pipe.png')]);
    expect(await contents(path)).toEqual({
      read: ['/linked.png=7,7,7', '/there/x.pgm=7,7,7'],
      unreadable: [
        'broken.png: it is a link to nothing, or may not be read',
        'pipe.png: it is no file',
      ],
      leftOut: [],
    });
  });

  it('is the images of a zip file', async () => {
    const path = join(folder, 'images.zip');
    const files = {
      'x/b.png': pixmap('1'),
      'x/a': pixmap('2'),
      '__MACOSX/a.png': pixmap('3'),
      'x/readme': bytes('text'),
      'x/zeros.png': new Uint8Array(10_000_000),
    };
    await writeFile(path, zipSync(files));
    expect(await contents(path)).toEqual({
      read: [':x/a=2,2,2', ':x/b.png=1,1,1'],
      unreadable: ['x/zeros.png: its content is no image of a format that is read'],
      leftOut: ['__MACOSX/a.png: it is hidden', `x/readme: ${NO_IMAGE}`],
    });
  });

  it.each([0, 9] as const)('is an array of images, packed at level %s or alone', async (level) => {
    const pixels = Uint8Array.from({ length: 2 * 3 * 4 * 3 }, (_, i) => i);
    const array = imageArray([2, 3, 4, 3], pixels);
    const alone = join(folder, 'batch.npy');
    const packed = join(folder, 'batch.npz');
    await writeFile(alone, array);
    const labels = writeNpy([2], new Float64Array(2));
    await writeFile(packed, zipSync({ 'arr_1.npy': labels, 'arr_0.npy': array }, { level }));
    for (const path of [alone, packed])
      expect((await contents(path))['read']).toEqual(['[0]=0,1,2', '[1]=36,37,38']);
  });

  it('is what an archive holds, whatever it is called', async () => {
    const [arrays, images] = [join(folder, 'arrays.zip'), join(folder, 'photos.npz')];
    const array = imageArray([2, 1, 1, 3], Uint8Array.of(1, 2, 3, 4, 5, 6));
    await writeFile(arrays, zipSync({ 'arr_0.npy': array }));
    expect((await contents(arrays))['read']).toEqual(['[0]=1,2,3', '[1]=4,5,6']);
    await writeFile(images, zipSync({ 'a.png': pixmap('7'), 'b.png': pixmap('8') }));
    expect((await contents(images))['read']).toEqual([':a.png=7,7,7', ':b.png=8,8,8']);
  });

  it('is refused when an archive holds two arrays of images', async () => {
    const path = join(folder, 'two.npz');
    const array = imageArray([2, 1, 1, 3], new Uint8Array(6));
    await writeFile(path, zipSync({ 'arr_0.npy': array, 'more.npy': array }));
    await expect(openEvaluationInput(path)).rejects.toThrow('(arr_0, more)');
  });

  it('is refused when an array is of another kind than images', async () => {
    const path = join(folder, 'other.npy');
    await writeFile(path, writeNpy([2, 3, 4], new Float64Array(24)));
    await expect(openEvaluationInput(path)).rejects.toThrow('not N x height x width x 3 numbers');
    await writeFile(path, imageArray([2, 3, 4, 3], new Uint8Array(71)));
    await expect(openEvaluationInput(path)).rejects.toThrow('71 bytes where its shape needs 72');
  });

  it('is refused in one sentence when it is missing, empty, single or something else', async () => {
    await expect(openEvaluationInput(join(folder, 'none'))).rejects.toThrow('no file or folder');
    await mkdir(join(folder, 'empty'));
    await expect(openEvaluationInput(join(folder, 'empty'))).rejects.toThrow('no images');
    await mkdir(join(folder, 'single'));
    await writeFile(join(folder, 'single', 'a.png'), '');
    await expect(openEvaluationInput(join(folder, 'single'))).rejects.toThrow(
      /no images in .*single that can be read \(.*a\.png: it is empty\)/,
    );
    await writeFile(join(folder, 'single', 'a.png'), pixmap('1'));
    await expect(openEvaluationInput(join(folder, 'single'))).rejects.toThrow('only one image');
    await writeFile(join(folder, 'notes.txt'), '');
    await expect(openEvaluationInput(join(folder, 'notes.txt'))).rejects.toThrow(
      'neither a folder',
    );
  });

  it('is refused when the zip file is broken', async () => {
    const good = zipSync({ 'a.png': pixmap('1'), 'b.png': pixmap('2') });
    const path = join(folder, 'broken.zip');
    await writeFile(path, good.subarray(0, good.length - 30));
    await expect(openEvaluationInput(path)).rejects.toThrow('cannot be read');
  });
});

/** A `.npy` file of bytes, which `writeNpy` has no need to write. */
function imageArray(shape: readonly number[], pixels: Uint8Array): Uint8Array {
  const text = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')}), }\n`;
  const length = String.fromCharCode(text.length);
  const head = Buffer.from(`\x93NUMPY\x01\x00${length}\0${text}`, 'latin1');
  return Buffer.concat([head, pixels]);
}

describe('statistics', () => {
  const statistics = {
    mean: Float64Array.of(1, 2),
    covariance: { rows: 2, columns: 2, values: Float64Array.of(2, 0.5, 0.5, 1) },
    n: 7,
    networkSha256: 'ab'.repeat(32),
    resize: 'clean',
    ddof: 1,
  } as const;
  const of = (values: readonly number[], ...shape: number[]): Uint8Array =>
    writeNpy(shape, Float64Array.from(values));

  it('come back from their file with their provenance', async () => {
    const path = join(folder, 'kept.npz');
    await writeStatistics(path, statistics);
    expect(await openEvaluationInput(path)).toEqual({
      kind: 'statistics',
      label: path,
      statistics,
    });
  });

  it('of other tools, with mu and sigma alone, are read', async () => {
    const path = join(folder, 'plain.npz');
    await writeFile(
      path,
      zipSync({ 'mu.npy': of([1, 2], 2), 'sigma.npy': of([2, 0.5, 0.5, 1], 2, 2) }),
    );
    expect(await openEvaluationInput(path)).toMatchObject({
      statistics: { n: undefined, resize: undefined },
    });
  });

  const whole = { 'mu.npy': of([0, 0], 2), 'sigma.npy': of([1, 0, 0, 1], 2, 2) };

  it.each([
    ['no number arrays', { 'mu.npy': of([0, 0], 2) }],
    ['mu is one value', { 'mu.npy': of([0]), 'sigma.npy': of([1]) }],
    ['sigma 3 x 2', { 'mu.npy': of([0, 0], 2), 'sigma.npy': of([0, 0, 0, 0, 0, 0], 3, 2) }],
    ['not symmetric', { 'mu.npy': of([0, 0], 2), 'sigma.npy': of([1, 1, 0, 1], 2, 2) }],
    ['negative variance', { 'mu.npy': of([0, 0], 2), 'sigma.npy': of([1, 0, 0, -1], 2, 2) }],
    ['not finite', { 'mu.npy': of([NaN], 1), 'sigma.npy': of([1], 1, 1) }],
    ['overflow', { ...whole, 'mu.npy': of([1e200, 0], 2) }],
    ['overflow', { ...whole, 'sigma.npy': of([1.7e308, 0, 0, 1.7e308], 2, 2) }],
    ['its n is -5', { ...whole, 'n.npy': of([-5]) }],
    ['its n is NaN', { ...whole, 'n.npy': of([NaN]) }],
    ['its n is 2.5', { ...whole, 'n.npy': of([2.5]) }],
    ['its n is abc', { ...whole, 'n.npy': writeNpy([], 'abc') }],
    ['its n is no single value', { ...whole, 'n.npy': of([3, 4], 2) }],
    ['its resize is foo', { ...whole, 'resize.npy': writeNpy([], 'foo') }],
    ['its resize is 3', { ...whole, 'resize.npy': of([3]) }],
    ['its network_sha256 is ab', { ...whole, 'network_sha256.npy': writeNpy([], 'ab') }],
    ['its ddof is 2', { ...whole, 'ddof.npy': of([2]) }],
    ['unpacks to', { 'mu.npy': of([1], 1), 'sigma.npy': packedWith(of([1], 1, 1), 10_000_000) }],
  ])('are refused when they have %s', async (reason, files) => {
    const path = join(folder, 'bad.npz');
    await writeFile(path, zipSync(files));
    await expect(openEvaluationInput(path)).rejects.toThrow(reason);
  });

  it('with some bytes changed are read or refused in one sentence', async () => {
    const path = join(folder, 'changed.npz');
    await writeStatistics(path, statistics);
    const { readFile } = await import('node:fs/promises');
    const good = await readFile(path);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const broken = Buffer.from(good);
          for (const [at, byte] of changes) broken[at] = byte;
          await writeFile(path, broken);
          const outcome: unknown = await openEvaluationInput(path).catch((error: unknown) => error);
          expect(outcome instanceof Error ? outcome.name : 'read').toMatch(/^(UserError|read)$/);
        },
      ),
      { numRuns: 150, seed: 1 },
    );
  });
});

function packedWith(content: Uint8Array, zeros: number): Uint8Array {
  return Buffer.concat([content, Buffer.alloc(zeros)]);
}
