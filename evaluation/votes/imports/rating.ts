import type { Circumstances } from './foreign-pair.ts';

/** A rating of one arm's image. */
export type Rating = Circumstances & { arm: string; rating: number };
