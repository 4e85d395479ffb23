import { escapeLatex, UNICODE_COMMAND } from './escape-latex.ts';
import { latexNames } from './latex-names.ts';
import { formatLevel } from '#domain/print-estimate.ts';
import type { PrintOptions } from './print-options.ts';
import { printedTables, type PrintedCell, type PrintedTable } from './printed-table.ts';
import type { ResultTable } from '../results/result-table-shape.ts';

const PACKAGES = `% Needs in the preamble: \\usepackage{booktabs} \\usepackage{siunitx}
% Any engine (pdflatex, xelatex, lualatex); the file is ASCII.`;

/**
 * The table as a LaTeX \`table\` with caption and label, its note under it: rules of booktabs, columns of
 * siunitx aligned at the point, in percent; with intervals, two more columns a question for their ends.
 */
export function formatLatex(
  table: ResultTable,
  { rounding = 'half-up', intervals = false }: PrintOptions = {},
): string {
  const { study, level } = table;
  const tables = printedTables(table, rounding).map((printed, part) =>
    oneTable(printed, {
      intervals,
      caption: captionOf(study, printed, intervals ? formatLevel(level) : null),
      label: `tab:${slugOf(study)}${part === 0 ? '' : `-part-${part}`}`,
    }),
  );
  const command = tables.some((text) => text.includes('\\onparchar')) ? [UNICODE_COMMAND] : [];
  return `${[PACKAGES, ...command, ...tables].join('\n\n')}\n`;
}

function captionOf(study: string, { group }: PrintedTable, level: string | null): string {
  const what =
    group === null ? 'Answers by question' : `Answers by question, ${group} (exploratory)`;
  const ends = level === null ? '' : `, with ${level} intervals`;
  return `${what}, in percent of votes${ends} (study ${study}).`;
}

/** A label takes letters, digits and hyphens, whatever a study is called. */
function slugOf(study: string): string {
  const slug = study
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'results' : slug;
}

function oneTable(
  { titles, rows, findings, note, remarks }: PrintedTable,
  { intervals, caption, label }: { intervals: boolean; caption: string; label: string },
): string {
  const line = (cells: readonly string[]): string => `    ${cells.join(' & ')} \\\\`;
  const columns = intervals ? 'S[table-format=3.1]@{\\enspace}r@{, }l' : 'S[table-format=3.1]';
  const width = intervals ? 3 : 1;
  const labels = rows.map((row) => row.label);
  const names = latexNames(labels, titles, { intervals });
  const heads = titles.map((title) => `\\multicolumn{${width}}{c}{${names.title(title)}}`);
  return [
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${escapeLatex(caption)}}`,
    `  \\label{${label}}`,
    `  \\begin{tabular}{l${columns.repeat(titles.length)}}`,
    '    \\toprule',
    line(['Answer', ...heads]),
    '    \\midrule',
    ...rows.map(({ label: answer, cells }) =>
      line([names.row(answer), ...cells.flatMap((cell) => cellsOf(cell, intervals))]),
    ),
    '    \\bottomrule',
    '  \\end{tabular}',
    '',
    '  \\smallskip',
    '  \\begin{minipage}{\\linewidth}\\footnotesize',
    `  ${[...findings, note, ...remarks].map(escapeLatex).join('\\par\n  ')}`,
    '  \\end{minipage}',
    '\\end{table}',
  ].join('\n');
}

function cellsOf({ percent, low, high }: PrintedCell, intervals: boolean): string[] {
  return intervals ? [percent, `{[}${low}`, `${high}{]}`] : [percent];
}
