import { SPLITS } from '../metrics/inception-score.ts';
import type { Metric } from './metric.ts';

/** Below this many samples the covariance of 2048 features has no full rank. */
const FEW = 2048;

/** Metrics that come out larger the fewer samples there are, and their names in a sentence. */
const BIASED_UPWARDS: Partial<Record<Metric, string>> = { fid: 'FID', sfid: 'sFID' };

/** A set of samples as it is named to the reader. */
export type NamedSamples = { label: string; unit: 'images' | 'rows of features' };

/** The warning of a set too small for its values to be near those of a large one, and which are off. */
export function fewWarning(
  { label, unit }: NamedSamples,
  n: number,
  metrics: readonly Metric[],
): string[] {
  if (n >= FEW) return [];
  const biased = [...new Set(metrics)].flatMap((metric) => BIASED_UPWARDS[metric] ?? []);
  const verb = biased.length === 1 ? 'is' : 'are';
  const consequence = biased.length === 0 ? '' : `: ${biased.join(' and ')} ${verb} biased upwards`;
  const parts =
    metrics.includes('is') && n >= SPLITS && n < 2 * SPLITS
      ? [`${label} has ${n} ${unit}: parts of one, of the Inception Score's ${SPLITS}, score 1.`]
      : [];
  return [`${label} has ${n} ${unit}, fewer than ${FEW}${consequence}.`, ...parts];
}
