import { stringify } from 'csv-stringify/sync';
import { withFormulaGuard } from '#evaluation/votes/rows/formula-guard.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { formatTable, type TableFormat } from '#evaluation/votes/tables/format-table.ts';
import { formatModelCard, type CardGround } from '../results/model-card.ts';
import { printRuntime } from '../runtime/print-runtime.ts';
import { studyRuntime, type StudyRuntime } from '../runtime/study-runtime.ts';
import { bundleJson } from './bundle-parts.ts';
import { bundleReadme } from './bundle-readme.ts';
import { croissant } from './croissant.ts';
import { deriveFigures } from './derive-figures.ts';
import { derivePairs } from './derive-pairs.ts';
import { evaluationSheet } from './evaluation-sheet.ts';
import type { BundleSources } from './read-sources.ts';
import { reportHtml } from './report-html.ts';
import { timedImages } from './timed-images.ts';
import { tableOfSources } from './tables-of-sources.ts';

/**
 * Everything in a bundle that follows from its sources, by name: the one way in which it is made, by
 * whoever writes a bundle and by whoever checks one.
 *
 * @throws UserError when no vote counts
 */
export function deriveFiles(sources: BundleSources): Map<string, string> {
  const table = tableOfSources(sources);
  const whole = { ...table, breakdown: null };
  const print = (of: ResultTable, format: TableFormat): string =>
    formatTable(of, { format, intervals: true });
  const runtime = studyRuntime(sources.runtime, timedImages(sources.images));
  const figures = deriveFigures(sources, { table, runtime });
  const gallery = derivePairs(sources);
  const answers = print(whole, 'csv-tidy');
  return new Map([
    ['croissant.json', croissant(sources, answers)],
    ['evaluation-sheet.md', evaluationSheet(sources, table)],
    ['README.md', bundleReadme(sources, table)],
    ['report.html', reportHtml({ sources, table, figures, runtime, gallery })],
    ['findings.txt', table.findings.map(({ sentence }) => `${sentence}\n`).join('')],
    ['certificate.json', bundleJson(certificateOf(table))],
    ...[...figures.whole, ...figures.parts].map(([name, drawn]) => [name, `${drawn}\n`] as const),
    ['tables/answers.md', print(whole, 'markdown')],
    ['tables/answers.csv', print(whole, 'csv')],
    ['tables/answers.tidy.csv', answers],
    ['tables/answers.tex', print(whole, 'latex')],
    ['tables/answers.html', print(whole, 'html')],
    ['tables/answers.json', print(whole, 'json')],
    [
      'tables/model-card.md',
      formatModelCard(table, cardGround(sources, runtime), { intervals: true }),
    ],
    ['tables/by-category.md', print(table, 'markdown')],
    ['tables/by-category.tidy.csv', print(table, 'csv-tidy')],
    ['tables/by-category.json', print(table, 'json')],
    ['tables/pairs.json', bundleJson(gallery)],
    ...runtimeFiles(runtime, sources),
  ]);
}

function cardGround({ protocol, study }: BundleSources, runtime: StudyRuntime): CardGround {
  return { protocol, frozen_sha256: study.frozen_sha256, runtime };
}

/** Left and right of each arm by rater and category, and whether raters favoured a side. */
function certificateOf({ balance, questions }: ResultTable): unknown {
  return {
    ...balance,
    side_bias: questions.map(({ id, side_bias: bias }) => ({ question: id, ...bias })),
  };
}

function runtimeFiles(
  { rows, kind }: StudyRuntime,
  { protocol }: BundleSources,
): (readonly [string, string])[] {
  const labels = new Map(protocol.arms.map(({ key, label }) => [key, label]));
  const markdown = printRuntime(rows, (arm) => labels.get(arm) ?? arm, kind);
  if (markdown === null) return [];
  const head = ['arm', 'steps', 'device', 'precision', 'median_seconds'];
  const records = rows.map((row) => [
    withFormulaGuard(row.arm),
    row.steps,
    withFormulaGuard(row.device),
    row.precision,
    row.median_seconds,
    ...(row.ci95 ?? ['', '']),
    row.n,
  ]);
  const csv = stringify([[...head, 'ci95_low_seconds', 'ci95_high_seconds', 'n'], ...records], {
    record_delimiter: '\r\n',
  });
  return [
    ['tables/runtime.md', markdown],
    ['tables/runtime.csv', csv],
  ];
}
