import type { ReactElement } from 'react';
import type { Breakdown, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { formatP, formatPoints } from '#domain/print-estimate.ts';
import { IntervalPlot } from '../../../../_ui/interval-plot.tsx';
import type { IntervalRow } from '../../../../_ui/interval-plot.tsx';
import { Columns } from '../../../../_ui/layout.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { pointDomain } from './point-domain.ts';
import { preferenceEnds } from './preference-ends.ts';
import { findArm } from './result-arm.ts';
import type { ResultArm } from './result-arm.ts';

/** Net preference by category of prompt, of every pair of arms; exploratory. Nothing without categories. */
export function CategoryPlots({
  table,
  arms,
}: {
  table: ResultTable;
  arms: readonly ResultArm[];
}): ReactElement | null {
  const { breakdown } = table;
  if (!breakdown || breakdown.groups.every(({ value }) => value === '')) return null;
  const plots = table.questions
    .map(({ id, title }) => ({ id, title, rows: rowsOf(breakdown, id, arms) }))
    .filter(({ rows }) => rows.length > 0);
  if (plots.length === 0) return null;
  const domain = pointDomain(
    plots.flatMap(({ rows }) => rows.map(({ value, interval }) => interval ?? [value, value])),
  );
  return (
    <Section
      title="By category"
      description="Net preference of the first arm, in percentage points, within each category of prompts. Exploratory: p is corrected for false discoveries over all categories and questions."
    >
      <Columns>
        {plots.map(({ id, title, rows }) => (
          <IntervalPlot
            key={id}
            title={`${title} by category`}
            rows={rows}
            domain={domain}
            unit=""
            reference={0}
            {...(arms.length === 2 && { ends: preferenceEnds(arms) })}
          />
        ))}
      </Columns>
    </Section>
  );
}

function rowsOf(breakdown: Breakdown, question: string, arms: readonly ResultArm[]): IntervalRow[] {
  return breakdown.groups.flatMap(({ value, questions }) => {
    const column = questions.find(({ id }) => id === question);
    const several = arms.length > 2;
    return (column?.by_arm_pairs ?? []).flatMap((pair, index): IntervalRow[] => {
      const { estimate, ci } = pair.net_preference;
      if (estimate === null) return [];
      const [first, second] = [findArm(arms, pair.arms[0]), findArm(arms, pair.arms[1])];
      const category = value === '' ? 'no category' : value;
      const p = pair.adjusted_p === null ? '' : `, p ${formatP(pair.adjusted_p)}`;
      return [
        {
          key: `${value} ${pair.arms.join(' ')}`,
          ...(several && index === 0 && { group: category }),
          label: `${several ? `${first.label} over ${second.label}` : category} (n ${pair.n})`,
          position: estimate >= 0 ? first.position : second.position,
          value: 100 * estimate,
          interval: ci && [100 * ci[0], 100 * ci[1]],
          text: `${formatPoints(estimate)}${p}`,
        },
      ];
    });
  });
}
