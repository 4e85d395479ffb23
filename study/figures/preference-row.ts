import { formatP, formatPoints } from '#domain/print-estimate.ts';
import type { NetPreferenceResult } from '#evaluation/votes/results/result-table-shape.ts';
import { findArm } from '../results/result-arm.ts';
import type { ResultArm } from '../results/result-arm.ts';
import type { IntervalRow } from './interval-row.ts';

/** A net preference between two arms as a line of a figure, in percentage points; null without one. */
export function preferenceRow(options: {
  label: string;
  pair: { arms: readonly [string, string]; net_preference: NetPreferenceResult };
  /** printed behind the interval; null: none */
  p: number | null;
  arms: readonly ResultArm[];
}): IntervalRow | null {
  const { label, pair, p, arms } = options;
  const { estimate, ci } = pair.net_preference;
  if (estimate === null) return null;
  const leader = findArm(arms, pair.arms[estimate >= 0 ? 0 : 1]);
  const reach = ci === null ? 'no interval' : `${formatPoints(ci[0])} to ${formatPoints(ci[1])}`;
  return {
    label,
    position: leader.position,
    value: 100 * estimate,
    interval: ci && [100 * ci[0], 100 * ci[1]],
    text: `${formatPoints(estimate)} (${reach})${p === null ? '' : `, p ${formatP(p)}`}`,
  };
}
