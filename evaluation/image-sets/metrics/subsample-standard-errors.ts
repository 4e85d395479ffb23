import { at } from '#domain/at.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { shuffledIndices } from './shuffled-indices.ts';

/** Larger sets are drawn from so many at a time: their errors follow from those of smaller draws. */
const LARGEST_DRAW = 1000;
const DRAWS = 50;

/** What a statistic is over the draws on average, and its standard error at the whole. */
export type Drawn = { mean: number; standardError: number };

/**
 * The standard errors of several statistics of two sets, by subsampling: both sets are drawn from
 * without replacement, again and again. Unlike errors that take one set as given they hold the
 * variation of both, and unlike a bootstrap they repeat no sample, which would be a neighbour of
 * itself. A variance at a share f of the set is (1 - f) / f times the variance at the whole.
 *
 * Source: Politis, Romano & Wolf, Subsampling, 1999, chapter 2; Shao & Tu, The Jackknife and
 * Bootstrap, 1995, section 2.3 (the delete-d jackknife).
 */
export async function subsampleStandardErrors(options: {
  a: Matrix;
  b: Matrix;
  /** of each set that a draw takes: the one whose errors cover best in simulation */
  share: number;
  /** fewest rows of a draw */
  atLeast: number;
  uniform: () => number;
  statistics: (a: Matrix, b: Matrix) => Promise<readonly number[]>;
}): Promise<Drawn[]> {
  const { a, b, atLeast, uniform, statistics } = options;
  const larger = Math.max(a.rows, b.rows);
  const share = Math.min(options.share, LARGEST_DRAW / larger);
  const size = ({ rows }: Matrix): number =>
    Math.min(rows - 1, Math.max(atLeast, Math.round(share * rows)));
  const draw = (set: Matrix): Matrix =>
    selectRows(set, shuffledIndices(set.rows, uniform).subarray(0, size(set)));
  const found: (readonly number[])[] = [];
  for (let i = 0; i < DRAWS; i++) found.push(await statistics(draw(a), draw(b)));
  const taken = (size(a) + size(b)) / (a.rows + b.rows);
  return at(found, 0).map((_, place) => {
    const { mean, variance } = meanAndVariance(found.map((values) => at(values, place)));
    return { mean, standardError: Math.sqrt((variance * taken) / (1 - taken)) };
  });
}
