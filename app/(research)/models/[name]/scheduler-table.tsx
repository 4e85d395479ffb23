import type { ReactElement } from 'react';
import type { ModelRecord } from '#study/models/read-model-record.ts';
import { Table } from '../../../_ui/table.tsx';

type Schedulers = NonNullable<ModelRecord['report']['schedulers']>;

/** Of each scheduler: exact, rounded timesteps, or refused, and why. */
export function SchedulerTable({ schedulers }: { schedulers: Schedulers }): ReactElement {
  const rows = Object.entries(schedulers).map(([name, ability]) => ({ name, ...ability }));
  return (
    <Table
      caption="Schedulers"
      captionHidden
      columns={[
        { key: 'name', header: 'Scheduler', rowHeader: true, cell: ({ name }) => name },
        { key: 'timesteps', header: 'Timesteps', cell: ({ timesteps }) => timesteps },
        { key: 'reason', header: 'Why', cell: ({ reason }) => reason ?? null },
      ]}
      rows={rows}
      rowKey={({ name }) => name}
    />
  );
}
