import { formatPoints } from '#domain/print-estimate.ts';
import type { MetricDisagreement } from './metric-disagreements.ts';

/** On which side of a metric people are, by how much of their votes. */
export function sayOpposition(label: string, found: MetricDisagreement | undefined): string {
  if (found === undefined) return `no ${label}`;
  const { against } = found;
  if (against === null) return `${label} names neither`;
  if (against === 0) return `people lean to neither, ${label} to one`;
  const points = formatPoints(Math.abs(against)).replace('+', '');
  return `people ${against > 0 ? 'against' : 'with'} ${label} by ${points} points of the votes`;
}
