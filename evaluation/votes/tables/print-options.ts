import type { Rounding } from './round-column.ts';

/** How a table is printed. */
export type PrintOptions = {
  rounding?: Rounding;
  /** the interval of each share beside it */
  intervals?: boolean;
};
