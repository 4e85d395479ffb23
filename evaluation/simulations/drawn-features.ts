import type { Matrix } from '../linear-algebra/matrix.ts';
import type { Random } from '../statistics/seeded-random.ts';

/**
 * Independent features whose standard deviations fall as 1 / (1 + j / 4), times `scale`, with means of
 * `shift` times these: normal, or skewed (exponential, as features behind a rectifier are).
 */
export type Population = { dimensions: number; scale: number; shift: number; skewed?: boolean };

const deviationOf = (j: number): number => 1 / (1 + j / 4);

/** Samples of a population, n x dimensions. */
export function drawFeatures(population: Population, n: number, random: Random): Matrix {
  const { dimensions, scale, shift, skewed = false } = population;
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const exponential = (): number => -Math.log(1 - random()) - 1;
  const draw = skewed ? exponential : normal;
  const values = Float64Array.from(
    { length: n * dimensions },
    (_, place) => deviationOf(place % dimensions) * (scale * draw() + shift),
  );
  return { rows: n, columns: dimensions, values };
}

/** The Fréchet distance of two populations: their covariances are diagonal. */
export function distanceOf(a: Population, b: Population): number {
  let sum = 0;
  for (let j = 0; j < a.dimensions; j++)
    sum += deviationOf(j) ** 2 * ((a.shift - b.shift) ** 2 + (a.scale - b.scale) ** 2);
  return sum;
}
