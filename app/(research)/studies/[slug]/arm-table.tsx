import type { ReactElement } from 'react';
import type { StudyRecord } from '../../../_data/read-study-record.ts';
import { ArmLabel } from '../../../_ui/arm-label.tsx';
import { Hash } from '../../../_ui/code.tsx';
import { Table } from '../../../_ui/table.tsx';
import type { Column } from '../../../_ui/table.tsx';

type Arm = StudyRecord['study']['arms'][number];

const NOT_KNOWN = 'not known';

/** What an arm leaves to its model; of images made elsewhere it is not known. */
function ownOf(arm: Arm): string {
  return arm.model === null ? NOT_KNOWN : "the model's own";
}

const columns: Column<Arm>[] = [
  {
    key: 'label',
    header: 'Arm',
    rowHeader: true,
    cell: (arm) => <ArmLabel position={arm.position} label={arm.label} />,
  },
  { key: 'model', header: 'Model', cell: (arm) => arm.model?.name ?? 'made elsewhere' },
  {
    key: 'sha256',
    header: 'Model sha256',
    cell: (arm) => (arm.model === null ? NOT_KNOWN : <Hash value={arm.model.sha256} />),
  },
  { key: 'scheduler', header: 'Scheduler', cell: (arm) => arm.scheduler ?? ownOf(arm) },
  { key: 'steps', header: 'Steps', numeric: true, cell: (arm) => arm.steps ?? NOT_KNOWN },
  {
    key: 'guidance',
    header: 'Guidance',
    numeric: true,
    cell: (arm) => arm.guidanceScale ?? NOT_KNOWN,
  },
  {
    key: 'rescale',
    header: 'Rescale',
    numeric: true,
    cell: (arm) => arm.guidanceRescale ?? NOT_KNOWN,
  },
  {
    key: 'size',
    header: 'Size',
    numeric: true,
    cell: (arm) => (arm.width && arm.height ? `${arm.width} × ${arm.height}` : ownOf(arm)),
  },
];

/** The systems that a study compares. */
export function ArmTable({ record }: { record: StudyRecord }): ReactElement {
  return (
    <Table
      caption="Arms of the study"
      captionHidden
      stacked
      columns={columns}
      rows={record.study.arms}
      rowKey={(arm) => arm.key}
    />
  );
}
