import { present } from '#domain/present.ts';
import { fid } from '../image-sets/metrics/fid.ts';
import { fidInfinity } from '../image-sets/metrics/fid-infinity.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';
import { multiplyMatrices as multiply } from '../linear-algebra/multiply-matrices.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { coverage, meanOf } from './coverage.ts';
import { distanceOf, drawFeatures } from './drawn-features.ts';
import type { Population } from './drawn-features.ts';
import { markdownTable } from './markdown-table.ts';

type Cell = { name: string; a: Population; b: Population; sizes: readonly [number, number] };

const D = 12;
const plain: Population = { dimensions: D, scale: 1, shift: 0 };
const other: Population = { dimensions: D, scale: 1.3, shift: 0.5 };
const moved: Population = { dimensions: D, scale: 1, shift: 1 };
const skewed = (population: Population): Population => ({ ...population, skewed: true });

const CELLS: readonly Cell[] = [
  { name: 'equal', a: plain, b: plain, sizes: [8, 8] },
  { name: 'scale and mean', a: plain, b: other, sizes: [8, 8] },
  { name: 'equal', a: plain, b: plain, sizes: [24, 24] },
  { name: 'scale and mean', a: plain, b: other, sizes: [24, 24] },
  { name: 'mean', a: plain, b: moved, sizes: [24, 60] },
  { name: 'equal', a: plain, b: plain, sizes: [60, 60] },
  { name: 'scale and mean', a: plain, b: other, sizes: [60, 60] },
  { name: 'mean', a: plain, b: moved, sizes: [60, 120] },
  { name: 'scale and mean', a: plain, b: other, sizes: [240, 240] },
  { name: 'scale and mean, skewed', a: skewed(plain), b: skewed(other), sizes: [240, 240] },
  { name: 'mean, skewed', a: skewed(plain), b: skewed(moved), sizes: [120, 480] },
  { name: 'mean, skewed', a: skewed(plain), b: skewed(moved), sizes: [60, 120] },
  { name: 'equal, skewed', a: skewed(plain), b: skewed(plain), sizes: [60, 60] },
];

/** The bias estimate beside the bias, and the coverage of FID's and FID-infinity's intervals. */
export async function simulateFrechet(repeats: number): Promise<string> {
  const rows: string[][] = [];
  for (const [seed, cell] of CELLS.entries()) rows.push(await simulateCell(cell, repeats, seed));
  return markdownTable(
    [
      'difference',
      'samples',
      'distance',
      'mean FID',
      'bias',
      'estimate / bias',
      'FID interval covers, %',
      'of',
      'FID-infinity less distance',
      'covers, %',
    ],
    rows,
  );
}

type Found = {
  values: number[];
  biases: number[];
  intervals: [number, number][];
  infinities: { value: number; ci95: [number, number] }[];
};

async function measureCell({ a, b, sizes }: Cell, repeats: number, seed: number): Promise<Found> {
  const random = createSeededRandom(1000 + seed);
  const values: number[] = [];
  const biases: number[] = [];
  const intervals: [number, number][] = [];
  const infinities: { value: number; ci95: [number, number] }[] = [];
  for (let i = 0; i < repeats; i++) {
    const generated = drawFeatures(a, sizes[0], random);
    const reference = drawFeatures(b, sizes[1], random);
    const samples = (set: Matrix) => ({ kind: 'samples', n: set.rows, samples: set }) as const;
    const found = await fid({ a: samples(generated), b: samples(reference), multiply, seed: i });
    values.push(found.value);
    intervals.push(present(found.ci95, 'the interval'));
    if (found.biasEstimate === null) continue;
    biases.push(found.biasEstimate);
    const uniform = createSeededRandom(i);
    infinities.push(
      await fidInfinity({ generated, reference: { samples: reference }, multiply, uniform }),
    );
  }
  return { values, biases, intervals, infinities };
}

async function simulateCell(cell: Cell, repeats: number, seed: number): Promise<string[]> {
  const { name, a, b, sizes } = cell;
  const { values, biases, intervals, infinities } = await measureCell(cell, repeats, seed);
  const truth = distanceOf(a, b);
  const estimable = Math.min(...sizes) >= 2 * D;
  const bias = meanOf(values) - truth;
  return [
    name,
    sizes.join(', '),
    truth.toFixed(3),
    meanOf(values).toFixed(3),
    bias.toFixed(3),
    estimable ? (meanOf(biases) / bias).toFixed(2) : 'not given',
    coverage(intervals, estimable ? truth : meanOf(values)),
    estimable ? 'distance' : 'value',
    estimable ? (meanOf(infinities.map(({ value }) => value)) - truth).toFixed(3) : 'refused',
    estimable
      ? coverage(
          infinities.map(({ ci95 }) => ci95),
          truth,
        )
      : '',
  ];
}
