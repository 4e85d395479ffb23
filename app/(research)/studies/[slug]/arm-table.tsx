import type { ReactElement } from 'react';
import type { StudyRecord } from '../../../_data/read-study-record.ts';
import { ArmLabel } from '../../../_ui/arm-label.tsx';
import { Hash } from '../../../_ui/code.tsx';
import { Table } from '../../../_ui/table.tsx';
import type { Column } from '../../../_ui/table.tsx';

type Arm = StudyRecord['study']['arms'][number];

const columns: Column<Arm>[] = [
  {
    key: 'label',
    header: 'Arm',
    rowHeader: true,
    cell: (arm) => <ArmLabel position={arm.position} label={arm.label} />,
  },
  { key: 'model', header: 'Model', cell: (arm) => arm.model.name },
  { key: 'sha256', header: 'Model sha256', cell: (arm) => <Hash value={arm.model.sha256} /> },
  { key: 'scheduler', header: 'Scheduler', cell: (arm) => arm.scheduler ?? "the model's own" },
  { key: 'steps', header: 'Steps', numeric: true, cell: (arm) => arm.steps },
  { key: 'guidance', header: 'Guidance', numeric: true, cell: (arm) => arm.guidanceScale },
  { key: 'rescale', header: 'Rescale', numeric: true, cell: (arm) => arm.guidanceRescale },
  {
    key: 'size',
    header: 'Size',
    numeric: true,
    cell: (arm) => (arm.width && arm.height ? `${arm.width} × ${arm.height}` : "the model's own"),
  },
];

/** The systems that a study compares. */
export function ArmTable({ record }: { record: StudyRecord }): ReactElement {
  return (
    <Table
      caption="Arms of the study"
      captionHidden
      columns={columns}
      rows={record.study.arms}
      rowKey={(arm) => arm.key}
    />
  );
}
