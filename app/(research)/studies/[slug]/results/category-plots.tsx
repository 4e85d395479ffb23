import type { ReactElement } from 'react';
import type { Breakdown, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { formatP, formatPoints } from '../../../../_ui/format-numbers.ts';
import { IntervalPlot } from '../../../../_ui/interval-plot.tsx';
import type { IntervalRow } from '../../../../_ui/interval-plot.tsx';
import { Columns } from '../../../../_ui/layout.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { pointDomain } from './point-domain.ts';
import { preferenceEnds } from './preference-ends.ts';
import { findArm } from './result-arm.ts';
import type { ResultArm } from './result-arm.ts';

/** Net preference by category of prompt; exploratory. Nothing where there is one category or many pairs. */
export function CategoryPlots({
  table,
  arms,
}: {
  table: ResultTable;
  arms: readonly ResultArm[];
}): ReactElement | null {
  const { breakdown } = table;
  if (!breakdown || breakdown.groups.length < 2) return null;
  const plots = table.questions
    .map(({ id, title }) => ({ id, title, rows: rowsOf(breakdown, id, arms) }))
    .filter(({ rows }) => rows.length > 0);
  if (plots.length === 0) return null;
  const intervals = plots.flatMap(({ rows }) => rows.flatMap((row) => row.interval ?? []));
  const domain = pointDomain(pairsOf(intervals));
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
    const net = column?.net_preference;
    if (!column || !net) return [];
    const interval = [100 * net.ci95[0], 100 * net.ci95[1]] as const;
    const usable = interval.every(Number.isFinite);
    const other = arms.find(({ key }) => key !== net.arm)?.position ?? null;
    const p = column.adjusted_p === null ? '' : `, p ${formatP(column.adjusted_p)}`;
    return [
      {
        key: value,
        label: `${value === '' ? 'no category' : value} (n ${column.n})`,
        position: net.estimate >= 0 ? findArm(arms, net.arm).position : other,
        value: 100 * net.estimate,
        interval: usable ? interval : null,
        text: `${formatPoints(net.estimate)}${p}`,
      },
    ];
  });
}

function pairsOf(values: readonly number[]): [number, number][] {
  return values.map((value) => [value, value]);
}
