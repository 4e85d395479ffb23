import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { frechetDistance } from '../metrics/frechet-distance.ts';
import { gaussianOfCovariance, gaussianOfSamples } from '../metrics/gaussian-fit.ts';
import type { GaussianFit } from '../metrics/gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { centredRows, columnMeans } from '../metrics/moments.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';

const D = 1200;
const multiply = onnxMatrixProduct();
const uniform = createSeededRandom(8);

const direction = Float64Array.from({ length: D }, () => uniform() - 0.5);
const length = Math.sqrt(direction.reduce((sum, v) => sum + v * v, 0));
const u = direction.map((v) => v / length);

/** H D H with H = I - 2 u uᵀ: full matrices that commute, of known eigenvalues. */
function reflected(eigenvalue: (j: number) => number): Matrix {
  const along = u.reduce((sum, v, j) => sum + v * v * eigenvalue(j), 0);
  const values = Float64Array.from({ length: D * D }, (_, place) => {
    const [i, j] = [Math.floor(place / D), place % D];
    const cross = 2 * at(u, i) * at(u, j);
    return (i === j ? eigenvalue(i) : 0) - cross * (eigenvalue(i) + eigenvalue(j) - 2 * along);
  });
  return { rows: D, columns: D, values };
}

describe('the Fréchet distance of more than 1024 dimensions', { timeout: 120_000 }, () => {
  it('follows the closed form of commuting covariances', async () => {
    const [first, second] = [
      (j: number): number => 1 / (1 + j) ** 2,
      (j: number): number => 4 / (1 + j),
    ];
    const mean = new Float64Array(D);
    const found = await frechetDistance({
      a: gaussianOfCovariance(mean, reflected(first), { multiply }),
      b: gaussianOfCovariance(
        mean.map(() => 0.1),
        reflected(second),
        { multiply },
      ),
      multiply,
    });
    let expected = D * 0.01;
    for (let j = 0; j < D; j++) expected += (Math.sqrt(first(j)) - Math.sqrt(second(j))) ** 2;
    expect(found.value / expected).toBeCloseTo(1, 10);
  });

  it('does not change when the sides are exchanged, whatever directions are dead', async () => {
    const samples = (n: number, dead: number): Matrix => ({
      rows: n,
      columns: D,
      values: Float64Array.from({ length: n * D }, (_, at) => (at % D < dead ? 0.5 : uniform())),
    });
    const fit = async (set: Matrix): Promise<GaussianFit> => {
      const mean = columnMeans(set);
      const root = centredRows(set, mean, 1 / Math.sqrt(set.rows - 1));
      const covariance = await multiply(root, root, { transposeLeft: true });
      return gaussianOfCovariance(mean, covariance, { multiply });
    };
    const few = samples(300, 0);
    const [a, b] = [await fit(samples(1500, 400)), await fit(few)];
    const there = await frechetDistance({ a, b, multiply });
    const back = await frechetDistance({ a: b, b: a, multiply });
    const direct = await frechetDistance({
      a,
      b: await gaussianOfSamples(few, { multiply }),
      multiply,
    });
    expect(back.value).toBe(there.value);
    expect(there.value / direct.value).toBeCloseTo(1, 7);
  });

  it('is the same from samples and from their covariances', async () => {
    const samples = (n: number, scale: number): Matrix => ({
      rows: n,
      columns: D,
      values: Float64Array.from(
        { length: n * D },
        (_, at) => (scale * uniform()) / (1 + (at % D) / 20),
      ),
    });
    const [a, b] = [samples(1100, 1), samples(1150, 1.2)];
    const ofCovariance = async (set: Matrix): Promise<ReturnType<typeof gaussianOfCovariance>> => {
      const mean = columnMeans(set);
      const root = centredRows(set, mean, 1 / Math.sqrt(set.rows - 1));
      return gaussianOfCovariance(mean, await multiply(root, root, { transposeLeft: true }), {
        multiply,
      });
    };
    const fits = {
      samples: {
        a: await gaussianOfSamples(a, { multiply }),
        b: await gaussianOfSamples(b, { multiply }),
      },
      covariances: { a: await ofCovariance(a), b: await ofCovariance(b) },
    };
    const direct = await frechetDistance({ ...fits.samples, multiply });
    const stored = await frechetDistance({ ...fits.covariances, multiply });
    const mixed = await frechetDistance({ a: fits.covariances.a, b: fits.samples.b, multiply });
    expect(stored.value / direct.value).toBeCloseTo(1, 7);
    expect(mixed.value / direct.value).toBeCloseTo(1, 7);
  });
});
