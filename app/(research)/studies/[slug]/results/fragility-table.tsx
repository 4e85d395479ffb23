import type { ReactElement } from 'react';
import type { FewestRemoved, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
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

type FragilityRow = PreferenceRow & { test: string; removed: FewestRemoved | null };

/** How few removals overturn each conclusion. */
export function FragilityTable({
  table,
  arms,
}: {
  table: ResultTable;
  arms: readonly ResultArm[];
}): ReactElement {
  const columns: Column<FragilityRow>[] = [
    { key: 'question', header: 'Question', rowHeader: true, cell: (row) => nameOf(row, arms) },
    { key: 'of', header: 'Conclusion of', cell: ({ test }) => test },
    ...removals.map(([key, header]): Column<FragilityRow> => ({
      key,
      header,
      numeric: true,
      cell: ({ removed }) => {
        if (removed === null) return 'no test';
        const count = removed[key];
        if (count === null) return 'none overturns it';
        return removed.exact[key] ? String(count) : `at most ${count}`;
      },
    })),
  ];
  return (
    <Table
      caption="Fewest removals that overturn the conclusion"
      captionHidden
      columns={columns}
      rows={preferenceRows(table).flatMap(rowsOf)}
      rowKey={({ key, test }) => `${key} ${test}`}
    />
  );
}

function rowsOf(row: PreferenceRow): FragilityRow[] {
  const { fragility, net_preference: net } = row.pair;
  return [
    { ...row, test: 'net preference', removed: net.p === null ? null : fragility },
    { ...row, test: 'sign test', removed: fragility.sign_test },
  ];
}

function nameOf({ question, pair }: PreferenceRow, arms: readonly ResultArm[]): string {
  if (arms.length <= 2) return question;
  return `${question}: ${pair.arms.map((key) => findArm(arms, key).label).join(' over ')}`;
}
