import { z } from 'zod';

/** A generated image and the reference image nearest to it, as a result of `memorization` tells them. */
export const nearestPairSchema = z.object({
  /** by the names that results tell */
  generated: z.string(),
  reference: z.string(),
  distance: z.number(),
  /** their distance over that from the reference image to its own nearest */
  ratio: z.number(),
});

/** So many of them are looked at, the most suspicious first. */
export const PAIRS_SHOWN = 12;

export type NearestPair = z.infer<typeof nearestPairSchema>;

/** The part of what `memorization` found that tells its pairs, the most suspicious first. */
export const nearestFoundSchema = z.object({ nearest: z.array(nearestPairSchema) });
