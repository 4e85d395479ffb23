import type { KeptMetric } from '../figures/trade-off.ts';
import { intervalOfMetric } from '../results/read-kept-metrics.ts';
import type { BundleSources } from './read-sources.ts';

/** The metrics of a bundle, each with its interval where it was kept with one. */
export function keptMetrics({ metrics }: Pick<BundleSources, 'metrics'>): KeptMetric[] {
  return metrics.map(({ result, ...metric }) => ({
    ...metric,
    interval: intervalOfMetric(result),
  }));
}
