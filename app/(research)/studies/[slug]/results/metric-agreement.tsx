import type { ReactElement } from 'react';
import { formatPoints } from '#domain/print-estimate.ts';
import { findArm } from '#study/results/result-arm.ts';
import type { ResultArm } from '#study/results/result-arm.ts';
import type { HumanAgainstMetric } from '#study/results/human-against-metrics.ts';
import { printSigned } from '#study/results/print-signed.ts';
import { sayMetricAgreement, sayRankAgreement } from '#study/results/say-metric-agreement.ts';
import { Estimate } from '../../../../_ui/estimate.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';

/** Each metric of the images beside what people say. Nothing where no metric is kept. */
export function MetricAgreement({
  rows,
  arms,
  level,
}: {
  rows: readonly HumanAgainstMetric[];
  arms: readonly ResultArm[];
  level: number;
}): ReactElement | null {
  if (rows.length === 0) return null;
  return (
    <Section
      title="People and metrics"
      description="Differences between two arms; above zero the first is better, by the metric and by people. Intervals of metrics take the arms as independent, and so are wide."
    >
      <Table
        caption="What metrics and people say of each pair of arms"
        captionHidden
        columns={columnsOf(arms, level)}
        rows={rows}
        rowKey={({ metric, against, question, arms: pair }) =>
          [metric, against, question, ...pair].join(' ')
        }
        footer={[...sayMetricAgreement(rows), ...sayRankAgreement(rows)].join(' ')}
      />
    </Section>
  );
}

function columnsOf(arms: readonly ResultArm[], level: number): Column<HumanAgainstMetric>[] {
  return [
    {
      key: 'metric',
      header: 'Metric',
      rowHeader: true,
      cell: ({ label, against }) => `${label} against ${against}`,
    },
    { key: 'question', header: 'Question', cell: ({ title }) => title },
    {
      key: 'arms',
      header: 'Arms',
      cell: ({ arms: pair }) => pair.map((key) => findArm(arms, key).label).join(' over '),
    },
    {
      key: 'difference',
      header: 'Better by the metric',
      numeric: true,
      cell: ({ metric_difference: { estimate, interval } }) => (
        <Estimate
          value={printSigned(estimate)}
          interval={interval ? [printSigned(interval[0]), printSigned(interval[1])] : undefined}
        />
      ),
    },
    {
      key: 'human',
      header: 'Net preference',
      numeric: true,
      cell: ({ human: { estimate, interval } }) => (
        <Estimate
          value={formatPoints(estimate)}
          interval={interval ? [formatPoints(interval[0]), formatPoints(interval[1])] : undefined}
          level={level}
        />
      ),
    },
    {
      key: 'same',
      header: 'Same arm',
      cell: ({ same_winner: same }) => (same === null ? 'not settled' : same ? 'yes' : 'no'),
    },
  ];
}
