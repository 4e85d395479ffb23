import type { ReactElement } from 'react';
import { metricWords } from '#study/results/metric-words.ts';
import type { MetricRow } from '../../../../_data/read-metrics.ts';
import { Estimate } from '../../../../_ui/estimate.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';

const columns: Column<MetricRow>[] = [
  {
    key: 'metric',
    header: 'Metric',
    rowHeader: true,
    cell: ({ metric }) => {
      const { label, better } = metricWords(metric);
      return better === undefined ? label : `${label} (${better} is better)`;
    },
  },
  { key: 'a', header: 'Images of', cell: ({ setA }) => setA },
  { key: 'b', header: 'Against', cell: ({ setB }) => setB },
  {
    key: 'value',
    header: 'Value',
    numeric: true,
    cell: ({ value, interval }) => (
      <Estimate
        value={readable(value)}
        interval={interval && [readable(interval[0]), readable(interval[1])]}
      />
    ),
  },
  {
    key: 'of',
    header: 'Interval of',
    wide: true,
    cell: ({ interval, intervalOf }) =>
      intervalOf ?? (interval === undefined ? 'not estimable' : 'not known'),
  },
  {
    key: 'n',
    header: 'Images',
    numeric: true,
    cell: ({ n }) => n?.map((count) => count ?? '–').join(' / ') ?? '–',
  },
  { key: 'network', header: 'Network', cell: ({ network }) => network ?? '–' },
  { key: 'resize', header: 'Resize', cell: ({ resize }) => resize ?? '–' },
];

/** Numbers about sets of images, each with what its interval is of. */
export function MetricTable({ metrics }: { metrics: MetricRow[] }): ReactElement {
  return (
    <Table
      caption="Metrics"
      captionHidden
      stacked
      columns={columns}
      rows={metrics}
      rowKey={({ id }) => id}
    />
  );
}

function readable(value: number): string {
  return Math.abs(value) < 1 ? value.toPrecision(3) : value.toFixed(2);
}
