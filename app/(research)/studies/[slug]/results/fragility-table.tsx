import type { ReactElement } from 'react';
import type { FewestRemoved, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { nameOfPreference, preferenceRows } from '#study/results/preference-rows.ts';
import type { PreferenceRow } from '#study/results/preference-rows.ts';
import type { ResultArm } from '#study/results/result-arm.ts';

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
    {
      key: 'question',
      header: 'Question',
      rowHeader: true,
      cell: (row) => nameOfPreference(row, arms),
    },
    { key: 'of', header: 'Conclusion of', cell: ({ test }) => test },
    ...removals.map(([key, header]): Column<FragilityRow> => ({
      key,
      header,
      numeric: true,
      cell: ({ removed }) => {
        if (removed === null) return 'no p value decides';
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
    {
      ...row,
      test: nameOfTest('net preference', fragility.level),
      removed: net.p === null || fragility.level === null ? null : fragility,
    },
    {
      ...row,
      test: nameOfTest('sign test', fragility.sign_test.level),
      removed: fragility.sign_test,
    },
  ];
}

/** With the level that decides, which other tests and planned looks make smaller than the study's. */
function nameOfTest(test: string, level: number | null): string {
  return level === null ? test : `${test} at ${Number(level.toPrecision(2))}`;
}
