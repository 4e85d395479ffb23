import { present } from '#domain/present.ts';
import { memorization } from '../image-sets/metrics/memorization.ts';
import { prdc } from '../image-sets/metrics/prdc.ts';
import { multiplyMatrices as multiply } from '../linear-algebra/multiply-matrices.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { coverage, meanOf } from './coverage.ts';
import { drawFeatures } from './drawn-features.ts';
import type { Population } from './drawn-features.ts';
import { markdownTable } from './markdown-table.ts';

const population = (dimensions: number, scale: number, shift: number): Population => ({
  dimensions,
  scale,
  shift,
});

const CELLS = [
  { a: population(4, 0.9, 0.5), b: population(4, 1, 0), sizes: [100, 100] },
  { a: population(8, 0.9, 0.5), b: population(8, 1, 0), sizes: [200, 300] },
  { a: population(8, 0.9, 0.3), b: population(8, 1, 0), sizes: [400, 100] },
  { a: population(32, 1, 0), b: population(32, 1, 0), sizes: [150, 150] },
] as const;

const NAMES = ['precision', 'recall', 'density', 'coverage'] as const;

/** How often the intervals of PRDC and of the memorized share hold their means over fresh samples. */
export async function simulateNeighbours(repeats: number): Promise<string> {
  const rows: string[][] = [];
  for (const [seed, { a, b, sizes }] of CELLS.entries()) {
    const random = createSeededRandom(3000 + seed);
    const found: Record<string, { value: number; ci95: [number, number] }>[] = [];
    for (let i = 0; i < repeats; i++) {
      const generated = drawFeatures(a, sizes[0], random);
      const real = drawFeatures(b, sizes[1], random);
      const uniform = createSeededRandom(i);
      const memorized = await memorization({ generated, reference: real, multiply, uniform });
      found.push({ ...(await prdc({ real, generated, multiply, uniform })), memorized });
    }
    const cells = [...NAMES, 'memorized'].map((name) => {
      const of = found.map((one) => present(one[name], name));
      const mean = meanOf(of.map(({ value }) => value));
      return `${coverage(
        of.map(({ ci95 }) => ci95),
        mean,
      )} (${mean.toFixed(2)})`;
    });
    rows.push([String(a.dimensions), sizes.join(', '), ...cells]);
  }
  return markdownTable(['dimensions', 'samples', ...NAMES, 'memorized'], rows);
}
