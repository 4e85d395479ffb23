import type { ReactElement } from 'react';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { formatPercent } from '#domain/print-estimate.ts';
import type { IntervalRow } from '#study/figures/interval-row.ts';
import { findArm } from '#study/results/result-arm.ts';
import type { ResultArm } from '#study/results/result-arm.ts';
import { IntervalPlot } from '../../../../_ui/interval-plot.tsx';

/** The shares of the answer table as a picture. */
export function AnswerPlot({
  table,
  arms,
}: {
  table: ResultTable;
  arms: readonly ResultArm[];
}): ReactElement {
  const rows = table.questions.flatMap((question) =>
    question.cells.map((cell, index): IntervalRow => {
      const [low, high] = cell.ci;
      return {
        ...(index === 0 && { group: question.title }),
        label: cell.row,
        position: cell.arm === null ? null : findArm(arms, cell.arm).position,
        value: cell.percent,
        interval: cell.ci,
        text: `${formatPercent(cell.percent)} (${formatPercent(low)} to ${formatPercent(high)})`,
      };
    }),
  );
  const highest = Math.max(...rows.map((row) => row.interval?.[1] ?? row.value));
  return (
    <IntervalPlot
      content={{
        title: 'Share of answers',
        rows,
        domain: [0, Math.min(100, 10 * Math.ceil(highest / 10))],
        unit: '%',
        reference: null,
        ends: null,
      }}
    />
  );
}
