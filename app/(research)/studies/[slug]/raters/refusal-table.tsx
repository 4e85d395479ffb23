import type { ReactElement } from 'react';
import type { RefusedActs } from '../../../../_data/read-refusals.ts';
import { formatCount } from '#domain/format-count.ts';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { Time } from '../../../../_ui/time.tsx';

const columns: Column<RefusedActs>[] = [
  { key: 'at', header: 'Last', cell: ({ lastAt }) => <Time at={lastAt} /> },
  { key: 'rater', header: 'Rater', rowHeader: true, cell: ({ rater }) => rater },
  { key: 'act', header: 'What', cell: ({ act }) => act },
  { key: 'reason', header: 'Why it was not taken', cell: ({ reason }) => reason },
  { key: 'count', header: 'How often', numeric: true, cell: ({ count }) => formatCount(count) },
];

/** What could not be taken of what raters did. */
export function RefusalTable({ refusals }: { refusals: readonly RefusedActs[] }): ReactElement {
  return (
    <Table
      caption="Not taken"
      captionHidden
      columns={columns}
      rows={refusals}
      rowKey={({ id }) => id}
    />
  );
}
