import { columnTitles } from './column-titles.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { printCell } from './print-cell.ts';
import type { PrintOptions } from './print-options.ts';
import { printedTables, type PrintedTable } from './printed-table.ts';
import type { ResultTable } from '../results/result-table-shape.ts';

/**
 * The table as on a model card, `|Answer| question | … |`; under it what was found, and the line that
 * says what it rests on.
 */
export function formatMarkdown(
  table: ResultTable,
  { rounding = 'half-up', intervals = false }: PrintOptions = {},
): string {
  const tables = printedTables(table, rounding);
  return `${tables.map((printed) => oneTable(printed, intervals)).join('\n\n')}\n`;
}

function oneTable(printed: PrintedTable, intervals: boolean): string {
  const { group, rows, findings, note, remarks } = printed;
  const titles = columnTitles(printed, intervals).map(escapeMarkdown);
  const lines = [
    `|Answer| ${titles.join(' | ')} |`,
    `|:--|${titles.map(() => ':--|').join('')}`,
    ...rows.map(
      ({ label, cells }) =>
        `| ${escapeMarkdown(label)} | ${cells.map((cell) => printCell(cell, intervals)).join(' | ')} |`,
    ),
    '',
    [...findings, note, ...remarks].map(escapeMarkdown).join('\n\n'),
  ];
  return group === null
    ? lines.join('\n')
    : [`**${escapeMarkdown(group)}** (exploratory)`, '', ...lines].join('\n');
}
