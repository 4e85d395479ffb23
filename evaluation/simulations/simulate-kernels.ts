import { cmmd } from '../image-sets/metrics/cmmd.ts';
import { kid } from '../image-sets/metrics/kid.ts';
import { multiplyMatrices as multiply } from '../linear-algebra/multiply-matrices.ts';
import { unitRows } from '../linear-algebra/unit-rows.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { coverage, meanOf } from './coverage.ts';
import { drawFeatures } from './drawn-features.ts';
import type { Population } from './drawn-features.ts';
import { markdownTable } from './markdown-table.ts';

const D = 12;
const plain: Population = { dimensions: D, scale: 1, shift: 0 };
const other: Population = { dimensions: D, scale: 1.2, shift: 0.4 };
const skewed = (population: Population): Population => ({ ...population, skewed: true });

const CELLS = [
  { name: 'equal', a: plain, b: plain, sizes: [30, 30] },
  { name: 'different', a: plain, b: other, sizes: [30, 30] },
  { name: 'equal', a: plain, b: plain, sizes: [100, 60] },
  { name: 'different', a: plain, b: other, sizes: [100, 60] },
  { name: 'different', a: plain, b: other, sizes: [200, 200] },
  { name: 'different, skewed', a: skewed(plain), b: skewed(other), sizes: [200, 200] },
  { name: 'different, skewed', a: skewed(plain), b: skewed(other), sizes: [30, 30] },
  { name: 'different', a: plain, b: other, sizes: [20, 150] },
  { name: 'equal', a: plain, b: plain, sizes: [200, 200] },
] as const;

/** How often the intervals of KID and CMMD hold the mean of the values over fresh samples. */
export async function simulateKernels(repeats: number): Promise<string> {
  const rows: string[][] = [];
  for (const [seed, { name, a, b, sizes }] of CELLS.entries()) {
    const random = createSeededRandom(2000 + seed);
    const kids: Awaited<ReturnType<typeof kid>>[] = [];
    const cmmds: Awaited<ReturnType<typeof cmmd>>[] = [];
    for (let i = 0; i < repeats; i++) {
      const sets = { a: drawFeatures(a, sizes[0], random), b: drawFeatures(b, sizes[1], random) };
      kids.push(await kid({ ...sets, multiply }));
      cmmds.push(await cmmd({ a: unitRows(sets.a), b: unitRows(sets.b), multiply }));
    }
    const covered = (found: readonly { value: number; ci95: [number, number] }[]): string =>
      coverage(
        found.map(({ ci95 }) => ci95),
        meanOf(found.map(({ value }) => value)),
      );
    const meanKid = meanOf(kids.map(({ value }) => value));
    rows.push([name, sizes.join(', '), meanKid.toFixed(4), covered(kids), covered(cmmds)]);
  }
  return markdownTable(['sets', 'samples', 'mean KID', 'KID covers, %', 'CMMD covers, %'], rows);
}
