import type { ReactElement } from 'react';
import { at } from '#domain/at.ts';
import { printedTables } from '#evaluation/votes/tables/printed-table.ts';
import type { Cell, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { formatLevel, formatPercent } from '#domain/print-estimate.ts';
import { pairsAddress } from '../../../../_data/pair-filter.ts';
import { ArmLabel } from '../../../../_ui/arm-label.tsx';
import { Estimate } from '../../../../_ui/estimate.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { findArm } from '#study/results/result-arm.ts';
import type { ResultArm } from '#study/results/result-arm.ts';
import { answerKey } from './answer-key.ts';

type Props = {
  table: ResultTable;
  arms: readonly ResultArm[];
  /** of the study whose pairs of images are behind each share; null where it has none */
  slug: string | null;
};
type AnswerRow = { row: string; arm: string | null };

/** Shares of the answers by question, in the form of the printed table, each with its interval. */
export function AnswerTable({ table, arms, slug }: Props): ReactElement {
  const columns: Column<AnswerRow>[] = [
    {
      key: 'answer',
      header: 'Answer',
      rowHeader: true,
      cell: ({ row, arm }) => (arm === null ? row : <ArmLabel {...pick(findArm(arms, arm))} />),
    },
    ...table.questions.map((question): Column<AnswerRow> => ({
      key: question.id,
      header: question.title,
      numeric: true,
      cell: ({ row }) => (
        <Share
          cell={question.cells.find((cell) => cell.row === row)}
          level={table.level}
          href={(cell) =>
            slug === null
              ? null
              : pairsAddress(slug, { question: question.id, answer: answerKey(cell) })
          }
        />
      ),
    })),
  ];
  return (
    <Table
      caption={`Answers by question, with ${formatLevel(table.level)} intervals`}
      columns={columns}
      rows={rowsOf(table)}
      rowKey={({ row }) => row}
      footer={<Footer table={table} />}
    />
  );
}

function Share({
  cell,
  level,
  href,
}: {
  cell: Cell | undefined;
  level: number;
  href: (cell: Cell) => string | null;
}): ReactElement {
  if (!cell) return <>–</>;
  const [low, high] = cell.ci;
  return (
    <Estimate
      value={formatPercent(cell.percent)}
      href={cell.count === 0 ? null : href(cell)}
      interval={[formatPercent(low), formatPercent(high)]}
      level={level}
    />
  );
}

/** The line under the printed table, so that page and files say the same. */
function Footer({ table }: { table: ResultTable }): ReactElement {
  return <>{at(printedTables(table), 0, 'the printed tables').note}</>;
}

function rowsOf(table: ResultTable): AnswerRow[] {
  const rows = new Map<string, AnswerRow>();
  for (const { cells } of table.questions) {
    for (const { row, arm } of cells) rows.set(row, { row, arm });
  }
  return [...rows.values()];
}

function pick({ position, label }: ResultArm): { position: number; label: string } {
  return { position, label };
}
