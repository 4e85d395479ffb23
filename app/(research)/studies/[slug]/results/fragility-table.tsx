import type { ReactElement } from 'react';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { preferenceRows } from './preference-rows.ts';
import type { PreferenceRow } from './preference-rows.ts';
import { findArm } from './result-arm.ts';
import type { ResultArm } from './result-arm.ts';

const removals = [
  ['votes', 'Votes'],
  ['raters', 'Raters'],
  ['prompts', 'Prompts'],
] as const;

/** How few removals overturn each conclusion. */
export function FragilityTable({
  table,
  arms,
}: {
  table: ResultTable;
  arms: readonly ResultArm[];
}): ReactElement {
  const columns: Column<PreferenceRow>[] = [
    { key: 'question', header: 'Question', rowHeader: true, cell: (row) => nameOf(row, arms) },
    ...removals.map(([key, header]): Column<PreferenceRow> => ({
      key,
      header,
      numeric: true,
      cell: ({ pair: { fragility } }) => {
        const count = fragility[key];
        if (count === null) return 'none overturns it';
        return fragility.exact[key] ? String(count) : `at most ${count}`;
      },
    })),
  ];
  return (
    <Table
      caption="Fewest removals that overturn the conclusion"
      captionHidden
      columns={columns}
      rows={preferenceRows(table)}
      rowKey={({ key }) => key}
    />
  );
}

function nameOf({ question, pair }: PreferenceRow, arms: readonly ResultArm[]): string {
  if (arms.length <= 2) return question;
  return `${question}: ${pair.arms.map((key) => findArm(arms, key).label).join(' over ')}`;
}
