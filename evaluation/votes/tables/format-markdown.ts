import { printedTables, type PrintedTable } from './printed-table.ts';
import type { ResultTable } from '../results/result-table-shape.ts';
import type { Rounding } from './round-column.ts';

/** The table as on a model card, `|Answer| question | … |`, with the line that says what it rests on. */
export function formatMarkdown(table: ResultTable, rounding: Rounding = 'half-up'): string {
  return `${printedTables(table, rounding).map(oneTable).join('\n\n')}\n`;
}

function oneTable({ group, titles, rows, note, remarks }: PrintedTable): string {
  const lines = [
    `|Answer| ${titles.map(escapeMarkdown).join(' | ')} |`,
    `|:--|${titles.map(() => ':--|').join('')}`,
    ...rows.map(({ label, percents }) => `| ${escapeMarkdown(label)} | ${percents.join(' | ')} |`),
    '',
    [note, ...remarks].map(escapeMarkdown).join('\n\n'),
  ];
  return group === null
    ? lines.join('\n')
    : [`**${escapeMarkdown(group)}** (exploratory)`, '', ...lines].join('\n');
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\|*`[\]]/g, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/\s+/g, ' ');
}
