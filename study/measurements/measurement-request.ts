import { z } from 'zod';
import { METRICS } from '#evaluation/image-sets/measures/metric.ts';
import { REFERENCE_NAME } from './kept-references.ts';

/** What the images of each arm are measured against: another arm, or a reference kept by name. */
export const measuredAgainst = z.union([
  z.object({ arm: z.string().min(1).max(200) }),
  z.object({ reference: z.string().regex(REFERENCE_NAME) }),
]);

export type MeasuredAgainst = z.infer<typeof measuredAgainst>;

/** What can be asked for, in the order of their lists. */
export const MEASURED_METRICS: readonly string[] = METRICS;

/** The metrics of one measurement, each once. */
export const measuredMetrics = z
  .array(z.enum(METRICS))
  .min(1)
  .transform((metrics) => METRICS.filter((metric) => metrics.includes(metric)));
