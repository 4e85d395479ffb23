import type { ReactElement } from 'react';
import type { StudyRecord } from '../../../_data/read-study-record.ts';
import { Table } from '../../../_ui/table.tsx';
import type { Column } from '../../../_ui/table.tsx';
import { Time } from '../../../_ui/time.tsx';

type Deviation = StudyRecord['study']['deviations'][number];

const columns: Column<Deviation>[] = [
  { key: 'at', header: 'When', cell: (deviation) => <Time at={deviation.at} /> },
  { key: 'kind', header: 'What', rowHeader: true, cell: (deviation) => deviation.kind },
  { key: 'who', header: 'Who', cell: (deviation) => deviation.user?.name ?? 'command line' },
  { key: 'reason', header: 'Why', cell: (deviation) => deviation.reason },
];

/** What was changed after opening. */
export function DeviationTable({ deviations }: { deviations: readonly Deviation[] }): ReactElement {
  if (deviations.length === 0) return <p>None.</p>;
  return (
    <Table
      caption="Deviations"
      captionHidden
      columns={columns}
      rows={deviations}
      rowKey={(deviation) => deviation.id}
    />
  );
}
