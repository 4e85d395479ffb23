import type { ReactElement } from 'react';
import type { ListedDeviation } from '#evaluation/votes/results/result-table-shape.ts';
import { Section } from '../../../../_ui/section.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { Time } from '../../../../_ui/time.tsx';

type Row = ListedDeviation & { number: number };

const columns: Column<Row>[] = [
  { key: 'at', header: 'When', cell: ({ at }) => <Time at={new Date(at)} /> },
  { key: 'kind', header: 'What', rowHeader: true, cell: ({ kind }) => kind },
  { key: 'reason', header: 'Why', cell: ({ reason }) => reason },
];

/** What was changed or looked at after opening, as the files of this table list it. */
export function ListedDeviations({
  deviations,
}: {
  deviations: readonly ListedDeviation[];
}): ReactElement | null {
  if (deviations.length === 0) return null;
  return (
    <Section
      title="Deviations"
      description="Changes and early looks after the study opened. Every file of this table lists them."
    >
      <Table
        caption="Deviations"
        captionHidden
        columns={columns}
        rows={deviations.map((deviation, number) => ({ ...deviation, number }))}
        rowKey={({ number }) => String(number)}
      />
    </Section>
  );
}
