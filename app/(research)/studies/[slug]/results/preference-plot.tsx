import type { ReactElement } from 'react';
import type {
  NetPreferenceResult,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import { formatPoints } from '#domain/print-estimate.ts';
import { IntervalPlot } from '../../../../_ui/interval-plot.tsx';
import type { IntervalRow } from '../../../../_ui/interval-plot.tsx';
import { pointDomain } from './point-domain.ts';
import { preferenceEnds } from './preference-ends.ts';
import { preferenceRows } from './preference-rows.ts';
import { findArm } from './result-arm.ts';
import type { ResultArm } from './result-arm.ts';

/** Net preference by question and pair; right of the line the first arm is preferred. */
export function PreferencePlot({
  table,
  arms,
}: {
  table: ResultTable;
  arms: readonly ResultArm[];
}): ReactElement {
  const rows = preferenceRows(table).flatMap(({ key, question, pair }): IntervalRow[] => {
    const [first, second] = [findArm(arms, pair.arms[0]), findArm(arms, pair.arms[1])];
    const { estimate, ci } = pair.net_preference;
    if (estimate === null) return [];
    return [
      {
        key,
        label: arms.length > 2 ? `${question}: ${first.label} over ${second.label}` : question,
        position: estimate >= 0 ? first.position : second.position,
        value: 100 * estimate,
        interval: ci && [100 * ci[0], 100 * ci[1]],
        text: netText(estimate, ci),
      },
    ];
  });
  return (
    <IntervalPlot
      title="Net preference"
      rows={rows}
      domain={pointDomain(rows.map(({ value, interval }) => interval ?? [value, value]))}
      unit=""
      reference={0}
      {...(arms.length === 2 && { ends: preferenceEnds(arms) })}
    />
  );
}

function netText(estimate: number, ci: NetPreferenceResult['ci']): string {
  if (!ci) return `${formatPoints(estimate)} (no interval)`;
  return `${formatPoints(estimate)} (${formatPoints(ci[0])} to ${formatPoints(ci[1])})`;
}
