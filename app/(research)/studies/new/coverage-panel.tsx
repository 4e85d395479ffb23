import type { ReactElement } from 'react';
import { Section } from '../../../_ui/section.tsx';
import { Table } from '../../../_ui/table.tsx';

/**
 * What the files of each arm of images come to, before anything of it is stored: a row that names the
 * columns, then one for each arm. Counts stand between the arm and what told them.
 */
export function CoveragePanel({
  coverage: [heads, ...rows],
}: {
  coverage: readonly (readonly string[])[];
}): ReactElement | null {
  if (heads === undefined) return null;
  return (
    <Section title="Images of each arm">
      <Table
        caption="Which files are images of this study; nothing of them is stored yet"
        columns={heads.map((header, i) => ({
          key: header,
          header,
          rowHeader: i === 0,
          numeric: i > 0 && i < heads.length - 1,
          cell: (row: readonly string[]) => row[i],
        }))}
        rows={rows}
        rowKey={(row) => row.join(' ')}
      />
    </Section>
  );
}
