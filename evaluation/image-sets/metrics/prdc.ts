import { at } from '#domain/at.ts';
import { centredTogether } from './centred-together.ts';
import { forEachDistance } from './for-each-distance.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { neighbourRadii } from './neighbour-radii.ts';
import { shareInterval } from './share-interval.ts';
import { squaredDistanceInterval } from '../../statistics/squared-distance-interval.ts';
import { subsampleStandardErrors } from './subsample-standard-errors.ts';

type Share = { value: number; ci95: [number, number] };

export type Prdc = { precision: Share; recall: Share; density: Share; coverage: Share };

function requireSamples(sets: readonly Matrix[], k: number): void {
  const fewest = k + 2;
  if (sets.every(({ rows }) => rows >= fewest)) return;
  throw new RangeError(
    `it needs ${fewest} samples of each set: each with ${k} neighbours, and one more for the intervals`,
  );
}

type Sets = { real: Matrix; generated: Matrix; multiply: MatrixProduct; k: number };
type Values = Record<keyof Prdc, number>;

/**
 * Precision, recall, density and coverage of generated features against real ones, with balls to
 * the k-th neighbour (5 by default):
 * precision, the share of generated samples inside a real ball; recall, of real samples inside a
 * generated ball; density, how many real balls hold a generated sample, over k; coverage, the share
 * of real balls that hold one. The intervals are of these numbers at the sets' sizes, for fresh
 * samples of both; density's error grows with it.
 *
 * Source: Kynkäänniemi et al., NeurIPS 2019; Naeem et al., "Reliable Fidelity and Diversity
 * Metrics for Generative Models", ICML 2020 (strict inequalities, as its code).
 */
export async function prdc(options: {
  real: Matrix;
  generated: Matrix;
  multiply: MatrixProduct;
  /** of the draws behind the intervals */
  uniform: () => number;
  k?: number;
}): Promise<Prdc> {
  const { multiply, uniform, k = 5 } = options;
  requireSamples([options.generated, options.real], k);
  const { a: generated, b: real } = centredTogether(options.generated, options.real);
  const values = await prdcValues({ real, generated, multiply, k });
  const drawn = await subsampleStandardErrors({
    a: generated,
    b: real,
    share: 0.5,
    atLeast: k + 1,
    uniform,
    statistics: async (a, b) => {
      const part = await prdcValues({ real: b, generated: a, multiply, k });
      return [part.precision, part.recall, part.density, part.coverage];
    },
  });
  const share = (value: number, place: number, n: number): Share => ({
    value,
    ci95: shareInterval({ value, drawn: at(drawn, place), n }),
  });
  return {
    precision: share(values.precision, 0, generated.rows),
    recall: share(values.recall, 1, real.rows),
    density: {
      value: values.density,
      ci95: squaredDistanceInterval({
        value: values.density,
        standardError: at(drawn, 2).standardError,
        lowest: 0,
      }),
    },
    coverage: share(values.coverage, 3, real.rows),
  };
}

/** Squared distances that differ by less than this share are equal but for rounding: on the ball, not in it. */
const TIE = 1e-9;

const isInside = (squared: number, radius: number): boolean => squared < radius * (1 - TIE);

async function prdcValues({ real, generated, multiply, k }: Sets): Promise<Values> {
  const realRadii = await neighbourRadii({ set: real, k, multiply });
  const generatedRadii = await neighbourRadii({ set: generated, k, multiply });
  const realBallsAround = new Float64Array(generated.rows);
  const insideGenerated = new Uint8Array(real.rows);
  const covered = new Uint8Array(real.rows);
  await forEachDistance({ left: real, right: generated, multiply }, (squared, row, column) => {
    if (isInside(squared, at(realRadii, row))) {
      realBallsAround[column] = at(realBallsAround, column) + 1;
      covered[row] = 1;
    }
    if (isInside(squared, at(generatedRadii, column))) insideGenerated[row] = 1;
  });
  const meanOf = (numbers: Iterable<number>): number => meanAndVariance(numbers).mean;
  return {
    precision: meanOf(realBallsAround.map((count) => Math.min(1, count))),
    recall: meanOf(insideGenerated),
    density: meanOf(realBallsAround) / k,
    coverage: meanOf(covered),
  };
}
