import { present } from '#domain/present.ts';
import { memorization } from '../image-sets/metrics/memorization.ts';
import { prdc } from '../image-sets/metrics/prdc.ts';
import { multiplyMatrices as multiply } from '../linear-algebra/multiply-matrices.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { coverage, meanOf } from './coverage.ts';
import { drawFeatures } from './drawn-features.ts';
import type { Population } from './drawn-features.ts';
import { markdownTable } from './markdown-table.ts';

const REFERENCE = { scale: 1, shift: 0 };

/** Generated and reference features differ by scale and shift; `sizes` of both sets, in that order. */
type Cell = {
  dimensions: number;
  scale: number;
  shift: number;
  sizes: readonly [number, number];
  skewed?: boolean;
  k?: number;
};

const CELLS: readonly Cell[] = [
  { dimensions: 4, scale: 0.9, shift: 0.5, sizes: [100, 100] },
  { dimensions: 4, scale: 0.9, shift: 0.5, sizes: [100, 100], skewed: true },
  { dimensions: 2, scale: 1, shift: 0, sizes: [40, 40] },
  { dimensions: 4, scale: 1, shift: 0, sizes: [60, 60], k: 3 },
  { dimensions: 8, scale: 1, shift: 1.5, sizes: [50, 200] },
  { dimensions: 16, scale: 1.3, shift: 1, sizes: [80, 120] },
  { dimensions: 8, scale: 0.9, shift: 0.5, sizes: [200, 300] },
  { dimensions: 8, scale: 0.9, shift: 0.3, sizes: [400, 100] },
  { dimensions: 32, scale: 1, shift: 0, sizes: [150, 150] },
];

const NAMES = ['precision', 'recall', 'density', 'coverage'] as const;

/** How often the intervals of PRDC and of the memorized share hold their means over fresh samples. */
export async function simulateNeighbours(repeats: number): Promise<string> {
  const rows: string[][] = [];
  for (const [
    seed,
    { dimensions, scale, shift, sizes, skewed = false, k = 5 },
  ] of CELLS.entries()) {
    const a: Population = { dimensions, scale, shift, skewed };
    const b: Population = { dimensions, ...REFERENCE, skewed };
    const random = createSeededRandom(3000 + seed);
    const found: Record<string, { value: number; ci95: [number, number] }>[] = [];
    for (let i = 0; i < repeats; i++) {
      const generated = drawFeatures(a, sizes[0], random);
      const real = drawFeatures(b, sizes[1], random);
      const uniform = createSeededRandom(i);
      const memorized = await memorization({ generated, reference: real, multiply, uniform });
      found.push({ ...(await prdc({ real, generated, multiply, uniform, k })), memorized });
    }
    const cells = [...NAMES, 'memorized'].map((name) => {
      const of = found.map((one) => present(one[name], name));
      const mean = meanOf(of.map(({ value }) => value));
      return `${coverage(
        of.map(({ ci95 }) => ci95),
        mean,
      )} (${mean.toFixed(2)})`;
    });
    rows.push([`${dimensions}${skewed ? ', skewed' : ''}`, sizes.join(', '), String(k), ...cells]);
  }
  return markdownTable(['dimensions', 'samples', 'k', ...NAMES, 'memorized'], rows);
}
