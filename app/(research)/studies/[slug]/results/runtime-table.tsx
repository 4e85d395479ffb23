import type { ReactElement } from 'react';
import { RUNTIME_NOTES } from '#study/runtime/print-runtime.ts';
import type { RuntimeRow } from '#study/runtime/runtime-row.ts';
import type { StudyRuntime } from '#study/runtime/study-runtime.ts';
import { Estimate } from '../../../../_ui/estimate.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { armColumn } from './arm-column.tsx';
import type { ResultArm } from '#study/results/result-arm.ts';

/** Seconds per image by arm, steps and device, with how to measure them. */
export function RuntimeTable({
  runtime,
  arms,
  slug,
}: {
  runtime: StudyRuntime | null;
  arms: readonly ResultArm[];
  slug: string;
}): ReactElement | null {
  if (runtime === null || runtime.rows.length === 0) return null;
  const measure =
    runtime.kind === 'bench' ? '' : ` \`npx onpar bench ${slug}\` measures them one by one.`;
  return (
    <Section title="Seconds per image">
      <Table
        caption="Seconds per image, median with 95% interval"
        columns={columnsOf(arms)}
        rows={runtime.rows}
        rowKey={({ arm, steps, device, precision }) => [arm, steps, device, precision].join(' ')}
        footer={`${RUNTIME_NOTES[runtime.kind]}${measure}`}
      />
    </Section>
  );
}

function columnsOf(arms: readonly ResultArm[]): Column<RuntimeRow>[] {
  return [
    armColumn(arms),
    { key: 'steps', header: 'Steps', numeric: true, cell: ({ steps }) => steps },
    {
      key: 'seconds',
      header: 'Seconds per image',
      numeric: true,
      cell: ({ median_seconds: median, ci95 }) => (
        <Estimate
          value={median.toPrecision(3)}
          interval={ci95 ? [ci95[0].toPrecision(3), ci95[1].toPrecision(3)] : undefined}
          note={ci95 === null ? 'too few for an interval' : undefined}
        />
      ),
    },
    { key: 'n', header: 'Images', numeric: true, cell: ({ n }) => n },
    { key: 'device', header: 'Device', cell: ({ device }) => device },
    { key: 'precision', header: 'Precision', cell: ({ precision }) => precision },
  ];
}
