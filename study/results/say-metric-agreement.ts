import { countOf } from '#domain/count-of.ts';
import type { HumanAgainstMetric } from './human-against-metrics.ts';

/** How often each metric names the arm that people prefer, of the comparisons that people settled. */
export function sayMetricAgreement(rows: readonly HumanAgainstMetric[]): string[] {
  const metrics = Map.groupBy(rows, ({ label, against }) => `${label} against ${against}`);
  return [...metrics].map(([name, own]) => {
    const settled = own.filter(({ same_winner: same }) => same !== null);
    if (settled.length === 0) return `${name}: people settled none of its comparisons.`;
    const same = settled.filter(({ same_winner: is }) => is === true).length;
    return `${name} names the arm that people prefer in ${same} of ${countOf(settled.length, 'comparison')} that people settled.`;
  });
}
