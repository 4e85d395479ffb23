import { z } from 'zod';
import type { KeptMetric } from '../figures/trade-off.ts';

/** A metric as its row has it. */
export type StoredMetric = Omit<KeptMetric, 'interval' | 'made'> & { result: unknown };

const bounds = z.tuple([z.number(), z.number()]).refine(([low, high]) => low <= high);
const stored = z.object({
  value: z.number(),
  result: z.object({
    ci95: bounds.nullish(),
    network: z.object({ sha256: z.string().nullish() }).nullish().catch(undefined),
    resize: z.string().nullish().catch(undefined),
  }),
});

/**
 * Metrics as they were kept, each with its interval where it has one. A row that cannot be read, or
 * whose value is no number, is left out and told of: nothing is drawn of half a row.
 */
export function keptMetrics<Row extends StoredMetric>(
  rows: readonly Row[],
): { metrics: KeptMetric[]; whole: Row[]; faults: string[] } {
  const metrics: KeptMetric[] = [];
  const whole: Row[] = [];
  const faults: string[] = [];
  for (const row of rows) {
    const { metric, set_a, set_b, ...kept } = row;
    const parsed = stored.safeParse(kept);
    if (!parsed.success) {
      faults.push(
        `the metric ${metric} of ${set_a} against ${set_b} is kept in a form that cannot be read, and is left out: measure it again`,
      );
      continue;
    }
    const { value, result } = parsed.data;
    const { ci95: interval = null, network, resize } = result;
    const made = `network ${network?.sha256 ?? 'not known'}, resize ${resize ?? 'not known'}`;
    metrics.push({ metric, set_a, set_b, value, interval, made });
    whole.push(row);
  }
  return { metrics, whole, faults };
}
