import { ArmLabel } from '../../../../_ui/arm-label.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { findArm } from '#study/results/result-arm.ts';
import type { ResultArm } from '#study/results/result-arm.ts';

/** The column of a table by arms that names each row's, in its colour and shape. */
export function armColumn<Row extends { arm: string }>(arms: readonly ResultArm[]): Column<Row> {
  return {
    key: 'arm',
    header: 'Arm',
    rowHeader: true,
    cell: ({ arm }) => {
      const { position, label } = findArm(arms, arm);
      return <ArmLabel position={position} label={label} />;
    },
  };
}
