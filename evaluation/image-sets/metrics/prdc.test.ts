import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { multiplyMatrices } from '../../linear-algebra/multiply-matrices.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { prdc } from './prdc.ts';

const K = 3;
const COLUMNS = 4;

const matrix = (rows: readonly number[][]): Parameters<typeof prdc>[0]['real'] => ({
  rows: rows.length,
  columns: COLUMNS,
  values: Float64Array.from(rows.flat()),
});

const squared = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + (value - at(b, i)) ** 2, 0);

const meanOf = (values: readonly (boolean | number)[]): number =>
  values.reduce((sum: number, value) => sum + Number(value), 0) / values.length;

/** The definition, pair by pair, in whole numbers: exact. */
function byDefinition(real: readonly number[][], generated: readonly number[][]) {
  const radius = (set: readonly number[][]) => (row: readonly number[]) =>
    at(
      set.map((other) => squared(row, other)).toSorted((x, y) => x - y),
      K,
    );
  const [ofReal, ofGenerated] = [real.map(radius(real)), generated.map(radius(generated))];
  const inReal = generated.map((row) =>
    real.map((centre, i) => squared(row, centre) < at(ofReal, i)),
  );
  const inGenerated = real.map((row) =>
    generated.map((centre, i) => squared(row, centre) < at(ofGenerated, i)),
  );
  return {
    precision: meanOf(inReal.map((balls) => balls.includes(true))),
    recall: meanOf(inGenerated.map((balls) => balls.includes(true))),
    density: meanOf(inReal.map((balls) => balls.filter(Boolean).length)) / K,
    coverage: meanOf(real.map((_, i) => inReal.some((balls) => at(balls, i)))),
  };
}

const whole = fc.array(
  fc.array(fc.integer({ min: 0, max: 2 }), { minLength: COLUMNS, maxLength: COLUMNS }),
  { minLength: K + 2, maxLength: 14 },
);

it('is the definition where distances tie, as between features of few values', async () => {
  await fc.assert(
    fc.asyncProperty(whole, whole, async (real, generated) => {
      const found = await prdc({
        real: matrix(real),
        generated: matrix(generated),
        multiply: multiplyMatrices,
        uniform: createSeededRandom(1),
        k: K,
      });
      const expected = byDefinition(real, generated);
      for (const name of ['precision', 'recall', 'density', 'coverage'] as const)
        expect([name, found[name].value]).toEqual([name, expect.closeTo(expected[name], 12)]);
    }),
  );
});
