import { entryOf } from '#domain/entry-of.ts';
import type { ReachQuantiles } from './squared-reach.ts';

/** Parts of a degree of freedom between which a quantile is computed. */
const PARTS = 16;

/**
 * Quantiles that are no smaller and no larger, in size, than those at the same degrees of freedom: at the
 * next ones below and above of a grid, each computed once. Between the two lies what thousands of tests
 * with slightly different degrees of freedom compare with, so that few must compute their own.
 */
export function nearQuantiles({ z, t }: ReachQuantiles): {
  wider: ReachQuantiles;
  narrower: ReachQuantiles;
} {
  const known = new Map<number, number>();
  const onGrid = (step: number): number => entryOf(known, step, () => t(step / PARTS));
  return {
    wider: { z, t: (df) => onGrid(Math.floor(df * PARTS)) },
    narrower: { z, t: (df) => onGrid(Math.ceil(df * PARTS)) },
  };
}
