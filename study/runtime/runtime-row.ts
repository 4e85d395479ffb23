import type { Interval } from '#evaluation/statistics/wilson-interval.ts';

/** A row of the runtime table. */
export type RuntimeRow = {
  arm: string;
  steps: number;
  /** what ran it, as a person reads it: `cpu (name of the chip)`, with the engine where it was measured */
  device: string;
  precision: string;
  median_seconds: number;
  /** of the median, from order statistics; null with too few images */
  ci95: Interval | null;
  n: number;
};
