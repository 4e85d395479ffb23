import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { readMetrics } from '../../../../_data/read-metrics.ts';
import type { MetricRow } from '../../../../_data/read-metrics.ts';
import { CodeBlock } from '../../../../_ui/code.tsx';
import { EmptyState } from '../../../../_ui/empty-state.tsx';
import { Estimate } from '../../../../_ui/estimate.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { ImportedNotice } from '../imported-notice.tsx';

export const metadata: Metadata = { title: 'Metrics' };

const columns: Column<MetricRow>[] = [
  { key: 'metric', header: 'Metric', rowHeader: true, cell: ({ metric }) => metric.toUpperCase() },
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
  { key: 'n', header: 'Images', numeric: true, cell: ({ n }) => n?.join(' / ') ?? '–' },
  { key: 'network', header: 'Network', cell: ({ network }) => network ?? '–' },
  { key: 'resize', header: 'Resize', cell: ({ resize }) => resize ?? '–' },
];

export default async function MetricsPage({
  params,
}: {
  params: Promise<{ slug: string }>;
}): Promise<ReactElement> {
  const { study } = await requireStudyAccess((await params).slug, 'viewer');
  if (study.origin !== null) return <ImportedNotice slug={study.slug} />;
  const metrics = await readMetrics(study.id);
  if (metrics.length === 0) {
    return (
      <EmptyState title="No metric has been computed">
        <p>Measure the images of each arm against a reference, from the terminal:</p>
        <CodeBlock label="Command to compute metrics">
          {`npx onpar metrics ${study.slug} --against reference-images --metrics fid,kid`}
        </CodeBlock>
      </EmptyState>
    );
  }
  const warnings = [...new Set(metrics.flatMap((metric) => metric.warnings))];
  return (
    <>
      {warnings.length > 0 && (
        <Notice tone="caution" title="Read with care">
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Section
        title="Image sets"
        description="Numbers about sets of images, beside what people say. Lower is better for FID and KID."
      >
        <Table
          caption="Metrics"
          captionHidden
          columns={columns}
          rows={metrics}
          rowKey={({ id }) => id}
        />
      </Section>
    </>
  );
}

function readable(value: number): string {
  return Math.abs(value) < 1 ? value.toPrecision(3) : value.toFixed(2);
}
