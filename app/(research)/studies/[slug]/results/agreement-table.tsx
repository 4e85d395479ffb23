import type { ReactElement } from 'react';
import type { QuestionResult, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { Estimate } from '../../../../_ui/estimate.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';

const measures = [
  ['krippendorff_alpha_nominal', "Krippendorff's α, four answers"],
  ['krippendorff_alpha_ordinal', "Krippendorff's α, ordered"],
  ['fleiss_kappa', "Fleiss' κ"],
  ['raw_agreement', 'Raw agreement'],
] as const;

const columns: Column<QuestionResult>[] = [
  { key: 'question', header: 'Question', rowHeader: true, cell: ({ title }) => title },
  ...measures.map(([key, header]): Column<QuestionResult> => ({
    key,
    header,
    numeric: true,
    cell: ({ agreement }) => {
      const value = agreement[key];
      const interval = agreement.ci[key];
      if (value === null) return 'not defined';
      return (
        <Estimate
          value={print(value)}
          interval={interval ? [print(interval[0]), print(interval[1])] : undefined}
        />
      );
    },
  })),
];

/** Agreement between raters, by question. */
export function AgreementTable({ table }: { table: ResultTable }): ReactElement {
  return (
    <Table
      caption="Agreement between raters"
      captionHidden
      columns={columns}
      rows={table.questions}
      rowKey={({ id }) => id}
    />
  );
}

/** Two decimals, a true minus sign, and none before a zero. */
function print(value: number): string {
  const text = value.toFixed(2);
  return Number(text) === 0 ? '0.00' : text.replace('-', '−');
}
