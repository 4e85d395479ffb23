import type { ReactElement } from 'react';
import { SCHEDULER_NAMES } from '#domain/scheduler-name.ts';
import type { ModelRecord } from '#study/models/read-model-record.ts';
import { Badge } from '../../../_ui/badge.tsx';
import type { Tone } from '../../../_ui/badge.tsx';
import { Table } from '../../../_ui/table.tsx';

type Schedulers = NonNullable<ModelRecord['report']['schedulers']>;

/** Of each scheduler: exact, rounded timesteps, or refused, and why. `own` is the model's own. */
export function SchedulerTable({
  schedulers,
  own,
}: {
  schedulers: Schedulers;
  own: string | undefined;
}): ReactElement {
  const rows = SCHEDULER_NAMES.flatMap((name) => {
    const ability = schedulers[name];
    return ability === undefined ? [] : [{ name, ...ability }];
  });
  return (
    <Table
      caption="Schedulers"
      captionHidden
      columns={[
        {
          key: 'name',
          header: 'Scheduler',
          rowHeader: true,
          cell: ({ name }) => (name === own ? `${name} (its own)` : name),
        },
        {
          key: 'timesteps',
          header: 'Timesteps',
          cell: ({ timesteps }) => <Badge tone={toneOf(timesteps)}>{timesteps}</Badge>,
        },
        {
          key: 'reason',
          header: 'What that means',
          wide: true,
          cell: ({ timesteps, reason }) => reason ?? meanings[timesteps],
        },
      ]}
      rows={rows}
      rowKey={({ name }) => name}
    />
  );
}

const meanings: Partial<Record<string, string>> = {
  exact: 'The U-Net is told the timesteps of the scheduler.',
  'rounded timesteps':
    'The U-Net takes whole numbers: timesteps between them are rounded, and images differ a little from those of diffusers.',
};

function toneOf(timesteps: string): Tone {
  if (timesteps === 'exact') return 'accent';
  return timesteps === 'refused' ? 'danger' : 'caution';
}
