import type { ReactElement } from 'react';
import type {
  BalanceCertificate,
  QuestionResult,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import { formatP } from '#domain/print-estimate.ts';
import { EmptyState } from '../../../../_ui/empty-state.tsx';
import { formatCount } from '#domain/format-count.ts';
import { Columns } from '../../../../_ui/layout.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { armColumn } from './arm-column.tsx';
import type { ResultArm } from '#study/results/result-arm.ts';

type ArmSides = BalanceCertificate['arms'][number];

const biasColumns: Column<QuestionResult>[] = [
  { key: 'question', header: 'Question', rowHeader: true, cell: ({ title }) => title },
  {
    key: 'left',
    header: 'Left preferred',
    numeric: true,
    cell: ({ side_bias: bias }) => showCount(bias.left),
  },
  {
    key: 'right',
    header: 'Right preferred',
    numeric: true,
    cell: ({ side_bias: bias }) => showCount(bias.right),
  },
  {
    key: 'p',
    header: 'p',
    numeric: true,
    cell: ({ side_bias: bias }) => (bias.p_two_sided === null ? '–' : formatP(bias.p_two_sided)),
  },
];

/** On which sides the arms stood, and which sides raters preferred. */
export function BalanceTable({
  table,
  arms,
}: {
  table: ResultTable;
  arms: readonly ResultArm[];
}): ReactElement {
  const { balance } = table;
  if (balance === null) {
    return (
      <EmptyState title="Sides are not known">
        The votes do not say which image stood on which side, so that neither balance nor side bias
        can be told.
      </EmptyState>
    );
  }
  const { largest_difference: difference, trials } = balance;
  const columns: Column<ArmSides>[] = [
    armColumn(arms),
    { key: 'left', header: 'Shown left', numeric: true, cell: ({ left }) => formatCount(left) },
    { key: 'right', header: 'Shown right', numeric: true, cell: ({ right }) => formatCount(right) },
  ];
  return (
    <Columns>
      <Table
        caption="Balance certificate"
        columns={columns}
        rows={balance.arms}
        rowKey={({ arm }) => arm}
        footer={`${formatCount(trials)} trials. Largest difference between left and right: ${difference.rater} within a rater, ${difference.category} within a category, ${difference.comparison} within a comparison.`}
      />
      <Table
        caption="Side bias: decisive votes by side, whatever arm stood there"
        columns={biasColumns}
        rows={table.questions}
        rowKey={({ id }) => id}
      />
    </Columns>
  );
}

function showCount(count: number | null): string {
  return count === null ? '–' : formatCount(count);
}
