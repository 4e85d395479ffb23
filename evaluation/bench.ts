import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { cpuDevice } from '#onnx/list-candidates.ts';
import { benchCacheFolder } from './env.ts';
import { embeddedInception } from './image-sets/networks/embedded-inception.ts';
import { findDevice } from '#onnx/choose-device.ts';
import { openFeatureExtractor } from './image-sets/features/feature-extractor.ts';
import { folderImages } from './image-sets/images/sources/folder-images.ts';
import { onnxMatrixProduct } from './image-sets/measures/onnx-matrix-product.ts';
import { preparationFor } from './image-sets/images/prepare-image.ts';
import { decodeImage } from './image-sets/images/decode-image.ts';
import { RESIZES } from './image-sets/images/resize-dialect.ts';
import { kernelMeans } from './image-sets/metrics/kernel-means.ts';
import { fid } from './image-sets/metrics/fid.ts';
import { fidInfinity } from './image-sets/metrics/fid-infinity.ts';
import { frechetDistance } from './image-sets/metrics/frechet-distance.ts';
import { gaussianOfCovariance, gaussianOfSamples } from './image-sets/metrics/gaussian-fit.ts';
import { lapackSeconds } from './lapack-seconds.ts';
import type { Matrix } from './linear-algebra/matrix.ts';
import { emptyMoments, mergeMoments, momentsOfRows } from './image-sets/metrics/moments.ts';
import { createSeededRandom } from './statistics/seeded-random.ts';

/** `npm run bench:evaluation`: the figures of the evaluation beside the bars they must reach. */

const WIDTH = 2048;
const multiply = onnxMatrixProduct();
const uniform = createSeededRandom(1);

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

const line = (what: string, measured: string, bar: string): void => {
  print(`| ${what.padEnd(52)} | ${measured.padEnd(22)} | ${bar.padEnd(10)} |`);
};

/** Features with a spectrum that falls as that of Inception features does: standard deviations 1/j. */
function features(rows: number, scale: number): Matrix {
  const values = new Float64Array(rows * WIDTH);
  for (let i = 0; i < values.length; i++)
    values[i] = (scale * (uniform() + uniform() + uniform() - 1.5)) / (1 + (i % WIDTH) / 32);
  return { rows, columns: WIDTH, values };
}

async function statistics(scale: number): Promise<{ mean: Float64Array; covariance: Matrix }> {
  const moments = await momentsOfRows(features(3000, scale), multiply);
  const values = moments.scatter.values.map((value) => value / (moments.n - 1));
  return { mean: moments.mean, covariance: { ...moments.scatter, values } };
}

async function benchDistances(): Promise<void> {
  const a = features(500, 1);
  const b = features(500, 1.1);
  const distance = async (): Promise<unknown> =>
    frechetDistance({
      a: await gaussianOfSamples(a, { multiply }),
      b: await gaussianOfSamples(b, { multiply }),
      multiply,
    });
  await distance();
  line(
    'FID of 500 against 500, after features',
    `${(await seconds(distance)).toFixed(2)} s`,
    '0.2 s',
  );
  const sides = {
    a: { kind: 'samples', n: 500, samples: a },
    b: { kind: 'samples', n: 500, samples: b },
  } as const;
  const withError = await seconds(() => fid({ ...sides, multiply }));
  line('  the same with interval and bias', `${withError.toFixed(2)} s`, '');

  const [first, second] = [await statistics(1), await statistics(1.1)];
  const ofStatistics = (): Promise<unknown> =>
    frechetDistance({
      a: gaussianOfCovariance(first.mean, first.covariance, { multiply }),
      b: gaussianOfCovariance(second.mean, second.covariance, { multiply }),
      multiply,
    });
  let [own, lapack]: [number, number | undefined] = [Infinity, undefined];
  // In turn, the best of each: the machine is not equally fast at all times.
  for (let i = 0; i < 3; i++) {
    for (let k = 0; k < 3; k++) own = Math.min(own, await seconds(ofStatistics));
    lapack = least(lapack, await lapackSeconds());
  }
  line('FID from two statistics, 2048-d', `${own.toFixed(2)} s`, '');
  if (lapack === undefined) return;
  line('  LAPACK: Cholesky, product, eigenvalues', `${lapack.toFixed(2)} s`, '');
  line('  ratio', (own / lapack).toFixed(2), '1.5');
}

const least = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

async function benchCovariance(): Promise<void> {
  const blocks = 8;
  const block = features(1024, 1);
  const moments = emptyMoments(WIDTH);
  const time = await seconds(async () => {
    for (let i = 0; i < blocks; i++) mergeMoments(moments, await momentsOfRows(block, multiply));
  });
  const of50k = (time * 50_000) / (blocks * 1024);
  line('covariance of 50,000 x 2048 (from 8192 rows)', `${of50k.toFixed(1)} s`, '20 s');
}

async function benchFidInfinity(): Promise<void> {
  const reference = await statistics(1);
  const fit = gaussianOfCovariance(reference.mean, reference.covariance, { multiply });
  const generated = features(6000, 1.1);
  const time = await seconds(() =>
    fidInfinity({ generated, reference: { fit }, multiply, uniform }),
  );
  line('FID-infinity, 15 points to n = 6000, 2048-d', `${time.toFixed(1)} s`, '45 s');
}

/** The loops over pixels and pairs that read with a default (architecture/hot-loops.ts). */
async function benchLoops(): Promise<void> {
  const [width, height] = [512, 512];
  const pixels = Uint8Array.from({ length: width * height * 3 }, () => Math.floor(uniform() * 256));
  const gif = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .gif()
    .toBuffer();
  const pixmap = Buffer.concat([Buffer.from(`P6 ${width} ${height} 255\n`), pixels]);
  const [left, right] = [features(500, 1), features(500, 1.1)];
  const kernel = (product: number): number => product ** 3;
  const loops: Record<string, () => unknown> = {
    'decoding 512 x 512, GIF': () => decodeImage(gif),
    'decoding 512 x 512, PPM': () => decodeImage(pixmap),
    ...Object.fromEntries(
      Object.entries(RESIZES).map(([name, resize]) => [
        `resizing 512 x 512 to 299 x 299, ${name}`,
        () => resize({ width, height, pixels }, 299),
      ]),
    ),
    'kernel of 500 x 500 pairs, 2048-d': () => kernelMeans({ left, right, kernel, multiply }),
  };
  for (const [what, loop] of Object.entries(loops)) {
    const times: number[] = [];
    for (let i = 0; i < 7; i++) times.push(await seconds(async () => loop()));
    line(what, `${(1000 * Math.min(...times)).toFixed(1)} ms`, '');
  }
}

async function writeJpegs(folder: string, count: number): Promise<void> {
  const cells = 24;
  for (let i = 0; i < count; i++) {
    const raw = Uint8Array.from({ length: cells * cells * 3 }, () => Math.floor(uniform() * 256));
    const jpeg = await sharp(raw, { raw: { width: cells, height: cells, channels: 3 } })
      .resize(512, 512)
      .jpeg({ quality: 95 })
      .toBuffer();
    await writeFile(join(folder, `${i}.jpg`), jpeg);
  }
}

async function benchFeatures(count: number, batchSize: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-bench-'));
  try {
    await writeJpegs(folder, count);
    const network = await embeddedInception(benchCacheFolder());
    const extractor = openFeatureExtractor({
      network: { path: network.path, outputs: [network.output] },
      preparation: preparationFor(network, 'clean'),
      device: await findDevice('cpu'),
    });
    const { images } = await folderImages(folder);
    const all = (): Promise<number> =>
      seconds(async () => {
        const blocks = extractor.extract({ images: images(), batchSize });
        while (!(await blocks.next()).done);
      });
    await all();
    const bareRun = (): Promise<number> =>
      seconds(() => extractor.runBare({ batchSize, batches: count / batchSize }));
    let [bare, endToEnd] = [Infinity, Infinity];
    // In turn, the best of each: a core that another program takes for a moment makes no ratio.
    for (let i = 0; i < 3; i++) {
      bare = Math.min(bare, await bareRun());
      endToEnd = Math.min(endToEnd, await all());
    }
    await extractor.close();
    const rate = (time: number): string => `${(count / time).toFixed(2)} images/s`;
    line('the bare network (embedded Inception, CPU)', rate(bare), '');
    line('features end to end from 512 x 512 JPEG', rate(endToEnd), '');
    line('  of the bare rate', `${((100 * bare) / endToEnd).toFixed(1)} %`, '95 %');
  } finally {
    await rm(folder, { recursive: true });
  }
}

print(`${cpuDevice().name}, ${availableParallelism()} threads, load ${loadavg()[0]?.toFixed(1)}`);
line('what', 'measured', 'bar');
line('---', '---', '---');
await benchDistances();
await benchCovariance();
await benchFeatures(96, 16);
await benchFidInfinity();
await benchLoops();
line('memory at the end (resident)', `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`, '');
