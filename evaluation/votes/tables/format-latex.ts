import { printedTables, type PrintedTable } from './printed-table.ts';
import type { ResultTable } from '../results/result-table-shape.ts';
import type { Rounding } from './round-column.ts';

const ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** The table as a LaTeX `table` (package booktabs), its note under it. */
export function formatLatex(table: ResultTable, rounding: Rounding = 'half-up'): string {
  return `${printedTables(table, rounding).map(oneTable).join('\n\n')}\n`;
}

function oneTable({ group, titles, rows, note, remarks }: PrintedTable): string {
  const line = (cells: string[]): string => `    ${cells.map(escapeLatex).join(' & ')} \\\\`;
  return [
    '\\begin{table}',
    '  \\centering',
    ...(group === null ? [] : [`  \\caption{${escapeLatex(group)} (exploratory)}`]),
    `  \\begin{tabular}{l${'r'.repeat(titles.length)}}`,
    '    \\toprule',
    line(['Answer', ...titles]),
    '    \\midrule',
    ...rows.map(({ label, percents }) => line([label, ...percents])),
    '    \\bottomrule',
    '  \\end{tabular}',
    '',
    `  \\smallskip\\footnotesize ${[note, ...remarks].map(escapeLatex).join('\n\n  ')}`,
    '\\end{table}',
  ].join('\n');
}

function escapeLatex(text: string): string {
  return text.replace(/[\\~^<>|&%$#_{}]/g, (c) => ESCAPES[c] ?? `\\${c}`).replace(/\s+/g, ' ');
}
