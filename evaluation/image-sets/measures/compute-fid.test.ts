import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_CACHE_FOLDER } from '../../fixtures/cache-folder.ts';
import { goldenFeatures } from '../../fixtures/golden-features.ts';
import golden from '../../fixtures/metrics.json' with { type: 'json' };
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { computeFid, computeFids } from './compute-fid.ts';
import { embeddedInception } from '../networks/embedded-inception.ts';
import { openEvaluationInput } from './open-evaluation-input.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';
import { writeStatistics } from '../features/statistics-file.ts';
import type { FeatureStatistics } from '../features/statistics-file.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-fid-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Images of `cells` x `cells` random colours, enlarged: coarser and finer textures. */
function textures(count: number, cells: number, seed: number): EvaluationInput {
  const uniform = createSeededRandom(seed);
  const files = Array.from({ length: count }, () =>
    sharp(
      Uint8Array.from({ length: cells * cells * 3 }, () => Math.floor(uniform() * 256)),
      {
        raw: { width: cells, height: cells, channels: 3 },
      },
    )
      .resize(128, 128, { kernel: 'nearest' })
      .png()
      .toBuffer(),
  );
  return {
    kind: 'images',
    set: {
      label: `textures of ${cells}`,
      count,
      images: async function* () {
        for (const [i, file] of files.entries()) yield { name: `${i}.png`, read: () => file };
      },
    },
  };
}

describe('the FID of image sets', async () => {
  const network = await embeddedInception(TEST_CACHE_FOLDER);

  it('is refused with one sentence where more files are broken than a call takes arguments', async () => {
    const unreadable = Array.from({ length: 200_000 }, (_, i) => ({
      file: `${i}.png`,
      reason: 'it is empty',
    }));
    const empty = textures(0, 4, 1);
    if (empty.kind !== 'images') throw new Error('textures are images');
    const a: EvaluationInput = { kind: 'images', set: { ...empty.set, unreadable } };
    await expect(computeFid({ a, b: textures(2, 4, 2), network, device: 'cpu' })).rejects.toThrow(
      /^200000 images cannot be read .*and 199800 more/,
    );
  });

  it(
    'tells sets apart, counts its images and does not depend on the batch size',
    { timeout: 120_000 },
    async () => {
      const progress: number[] = [];
      const sides = { a: textures(5, 4, 1), b: textures(4, 16, 2) };
      const far = await computeFid({
        ...sides,
        network,
        batchSize: 2,
        onProgress: (done) => progress.push(done),
      });
      const again = await computeFid({ ...sides, network, batchSize: 9 });
      const near = await computeFid({ a: textures(5, 4, 1), b: textures(4, 4, 3), network });
      expect(far.value).toBeGreaterThan(2 * near.value);
      expect(Math.abs(again.value / far.value - 1)).toBeLessThan(1e-6);
      expect(far).toMatchObject({ n: [5, 4], dims: 2048, resize: 'clean', device: 'cpu' });
      expect(progress.at(-1)).toBe(9);
      expect(far.warnings.join(' ')).toMatch(/fewer than 2048.*enlarged/);
    },
  );

  it('is refused with the names of all images that cannot be read', async () => {
    const broken: EvaluationInput = {
      kind: 'images',
      set: {
        label: 'broken',
        count: 2,
        images: async function* () {
          for (const name of ['x.png', 'y.png'])
            yield { name, read: () => Promise.resolve(new Uint8Array(9)) };
        },
      },
    };
    await expect(computeFid({ a: broken, b: broken, network })).rejects.toThrow(
      /^2 images cannot be read \(x\.png, y\.png: its content is no image/,
    );
  });

  it('leaves images out that cannot be read where that is asked, and says which', async () => {
    const good = textures(3, 4, 1);
    if (good.kind !== 'images') throw new Error('no images');
    const { images } = good.set;
    const some: EvaluationInput = {
      kind: 'images',
      set: {
        label: 'some',
        count: 4,
        unreadable: [{ file: 'page.png', reason: 'it is empty' }],
        leftOut: [{ file: 'notes.txt', reason: 'it is no image of a format that is read' }],
        images: async function* () {
          yield { name: 'cut.png', read: () => Promise.resolve(new Uint8Array(9)) };
          yield* images();
        },
      },
    };
    const left = await computeFid({ a: some, b: good, network, onBadImage: 'skip' });
    expect(left).toMatchObject({
      value: expect.closeTo(0, 5),
      n: [3, 3],
      skipped: [{ file: 'page.png' }, { file: 'cut.png' }],
      left_out: [{ file: 'notes.txt' }],
    });
    expect(left.warnings.join(' ')).toMatch(
      /some: 2 images left out .*some: 1 other file left out/,
    );
    await expect(computeFid({ a: good, b: some, network })).rejects.toThrow(/page\.png.*cut\.png/);
  });

  it('is refused against statistics of another network', async () => {
    const path = join(folder, 'other.npz');
    await writeStatistics(path, {
      mean: new Float64Array(2),
      covariance: { rows: 2, columns: 2, values: new Float64Array(4) },
      n: 9,
      networkSha256: '00'.repeat(32),
      resize: 'clean',
      ddof: 1,
    });
    const b = await openEvaluationInput(path);
    await expect(computeFid({ a: textures(2, 4, 1), b, network })).rejects.toThrow(
      /unlike (?:dimensions|networks)/,
    );
    expect((await computeFid({ a: b, b })).network).toEqual({
      name: null,
      sha256: '00'.repeat(32),
      comparable_with_published: false,
    });
  });
});

describe('the FID of stored statistics', () => {
  const identity = { rows: 2, columns: 2, values: Float64Array.of(1, 0, 0, 1) };
  const kept = (
    label: string,
    said: Partial<FeatureStatistics>,
    covariance: Matrix = identity,
  ): EvaluationInput => {
    const unsaid = { n: undefined, networkSha256: undefined, resize: undefined, ddof: undefined };
    const mean = new Float64Array(2);
    return { kind: 'statistics', label, statistics: { mean, covariance, ...unsaid, ...said } };
  };
  const said = { n: 5000, networkSha256: 'ab', resize: 'clean', ddof: 1 } as const;

  it('names network, resize and divisor only where both sides say them', async () => {
    const network = { name: null, comparable_with_published: false };
    const sides = [kept('ours.npz', said), kept('theirs.npz', {})] as const;
    expect(await computeFid({ a: sides[0], b: sides[0] })).toMatchObject({
      network: { ...network, sha256: 'ab' },
      resize: 'clean',
      ddof: 1,
    });
    for (const [a, b] of [sides, sides.toReversed()])
      expect(await computeFid({ a: present(a, 'a'), b: present(b, 'b') })).toMatchObject({
        network: { ...network, sha256: null },
        resize: null,
        ddof: null,
      });
  });

  it('is refused by the name of a file whose covariance is none', async () => {
    const indefinite = { ...identity, values: Float64Array.of(1, 2, 2, 1) };
    const [a, b] = [kept('good.npz', said), kept('/far/bad.npz', said, indefinite)];
    for (const sides of [
      { a, b },
      { a: b, b: a },
    ])
      await expect(computeFid(sides)).rejects.toThrow('the covariance of bad.npz is not positive');
  });
});

describe('the FID of given features', () => {
  it('warns of copies, and has no bias where fewer are distinct than it needs', async () => {
    const apart = Float64Array.from({ length: 20 }, (_, i) => Math.sin(i * i));
    const rows = (times: number): EvaluationInput => ({
      kind: 'features',
      label: 'copied.npy',
      features: {
        rows: 10 * times,
        columns: 2,
        values: Float64Array.from({ length: 20 * times }, (_, i) => at(apart, i % 20)),
      },
    });
    const { warnings, distinct, bias_estimate } = await computeFid({ a: rows(9), b: rows(1) });
    expect(distinct).toEqual([10, 10]);
    expect(bias_estimate).not.toBeNull();
    expect(warnings.filter((warning) => warning.includes('distinct'))).toEqual([
      expect.stringContaining('copied.npy has 90 rows of features, of which 10 are distinct'),
    ]);
    const few: EvaluationInput = {
      kind: 'features',
      label: 'few.npy',
      features: {
        rows: 30,
        columns: 2,
        values: Float64Array.from({ length: 60 }, (_, i) => i % 6),
      },
    };
    expect((await computeFid({ a: few, b: rows(1) })).bias_estimate).toBeNull();
  });

  it('is the same for several sets against one reference as for each alone', async () => {
    const side = (entry: number[]): EvaluationInput => ({
      kind: 'features',
      label: 'golden',
      features: goldenFeatures(entry),
    });
    const sets = [side(golden.x), side(golden.y)];
    const together = await computeFids({ sets, b: side(golden.z) });
    const alone = await Promise.all(sets.map((a) => computeFid({ a, b: side(golden.z) })));
    expect(together).toEqual(alone);
    expect(together[0]?.value).not.toBe(together[1]?.value);
  });

  it('is the value of the reference', async () => {
    const side = (entry: number[]): EvaluationInput => ({
      kind: 'features',
      label: 'golden',
      features: goldenFeatures(entry),
    });
    const result = await computeFid({ a: side(golden.x), b: side(golden.z) });
    expect(result.value).toBeCloseTo(golden.fid_xz.nuclear, 10);
    expect(result.network.name).toBeNull();
    expect(result.n).toEqual([300, 257]);
  });
});
