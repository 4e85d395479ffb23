import type { ReactElement } from 'react';
import { formatP, formatPoints } from '#domain/print-estimate.ts';
import type { ModelResult } from '#study/comparison/model-history.ts';
import { sayModelFiles, sayWon } from '#study/comparison/print-model-history.ts';
import { COMPARISON_NOTES } from '#study/comparison/say-comparison.ts';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { Estimate } from '../../_ui/estimate.tsx';
import { formatCount } from '#domain/format-count.ts';
import { Notice } from '../../_ui/notice.tsx';
import { Table } from '../../_ui/table.tsx';
import type { Column } from '../../_ui/table.tsx';
import { TextLink } from '../../_ui/text-link.tsx';

const columns: Column<ModelResult>[] = [
  { key: 'at', header: 'Closed', cell: ({ at }) => at?.slice(0, 10) ?? '–' },
  {
    key: 'study',
    header: 'Study',
    rowHeader: true,
    cell: ({ study, name, simulated }) => (
      <>
        <TextLink href={`/studies/${study}/results`}>{name}</TextLink>
        {simulated && ' (some raters simulated)'}
      </>
    ),
  },
  { key: 'question', header: 'Question', cell: ({ title }) => title },
  { key: 'arm', header: 'Arm', cell: ({ label }) => label },
  { key: 'against', header: 'Against', cell: ({ against }) => against },
  {
    key: 'net',
    header: 'Net preference',
    numeric: true,
    cell: ({ net_preference: net, level }) =>
      net === null ? (
        '–'
      ) : (
        <Estimate
          value={formatPoints(net.estimate)}
          interval={
            net.ci === null ? undefined : [formatPoints(net.ci[0]), formatPoints(net.ci[1])]
          }
          level={level}
        />
      ),
  },
  { key: 'n', header: 'n', numeric: true, cell: ({ n }) => formatCount(n) },
  { key: 'p', header: 'p', numeric: true, cell: ({ p }) => (p === null ? '–' : formatP(p)) },
  { key: 'won', header: 'It says', cell: (result) => sayWon(result) },
];

/** What each study found of the arms of one model. */
export function ModelHistory({
  model,
  results,
}: {
  model: string;
  results: readonly ModelResult[];
}): ReactElement {
  if (results.length === 0) {
    return (
      <EmptyState title="No result can be shown">
        None of your studies with {model} is closed with votes.
      </EmptyState>
    );
  }
  const files = sayModelFiles(results);
  return (
    <>
      {files !== null && <Notice tone="caution">{files}</Notice>}
      <Table
        caption={`Results of ${model}`}
        captionHidden
        columns={columns}
        rows={results}
        rowKey={({ study, question, label, against }) =>
          JSON.stringify([study, question, label, against])
        }
        footer={COMPARISON_NOTES[0]}
      />
    </>
  );
}
