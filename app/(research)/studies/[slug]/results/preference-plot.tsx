import type { ReactElement } from 'react';
import type {
  NetPreferenceResult,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import { formatPoints } from '../../../../_ui/format-numbers.ts';
import { IntervalPlot } from '../../../../_ui/interval-plot.tsx';
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
  const rows = preferenceRows(table).map(({ key, question, pair }) => {
    const [first, second] = [findArm(arms, pair.arms[0]), findArm(arms, pair.arms[1])];
    const net = pair.net_preference;
    return {
      key,
      label: arms.length > 2 ? `${question}: ${first.label} over ${second.label}` : question,
      position: net.estimate >= 0 ? first.position : second.position,
      value: 100 * net.estimate,
      interval: [100 * net.ci95[0], 100 * net.ci95[1]] as const,
      text: netText(net),
    };
  });
  return (
    <IntervalPlot
      title="Net preference"
      rows={rows}
      domain={pointDomain(rows.map((row) => row.interval))}
      unit=""
      reference={0}
      {...(arms.length === 2 && { ends: preferenceEnds(arms) })}
    />
  );
}

function netText(net: NetPreferenceResult): string {
  return `${formatPoints(net.estimate)} (${formatPoints(net.ci95[0])} to ${formatPoints(net.ci95[1])})`;
}
