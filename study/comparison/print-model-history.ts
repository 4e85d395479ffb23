import { countOf } from '#domain/count-of.ts';
import { withFormulaGuard } from '#evaluation/votes/rows/formula-guard.ts';
import type { ModelResult } from './model-history.ts';
import { COMPARISON_NOTES, sayEstimated } from './say-comparison.ts';
import { tidyCsv } from './tidy-csv.ts';

/** Whether the model's arm is preferred, in a few words. */
export function sayWon({ won, verdict }: Pick<ModelResult, 'won' | 'verdict'>): string {
  if (won === null) return verdict;
  return won ? 'preferred' : 'the other is preferred';
}

/** With which files a history was made, where these changed under the model's name. */
export function sayModelFiles(results: readonly ModelResult[]): string | null {
  const files = new Set(results.map(({ model_sha256: sha256 }) => sha256));
  return files.size < 2 ? null : `${files.size} different sets of files had this name.`;
}

/** The history of a model as a terminal shows it. */
export function printModelHistory(model: string, results: readonly ModelResult[]): string {
  if (results.length === 0) return `No study has a result of ${model} that can be shown.`;
  const studies = new Set(results.map(({ study }) => study));
  return [
    `${model}: ${countOf(results.length, 'result')} in ${studies.size === 1 ? '1 study' : `${studies.size} studies`}`,
    ...results.map(describeResult),
    ...[sayModelFiles(results)].flatMap((line) => line ?? []),
    '',
    ...COMPARISON_NOTES.slice(0, 1),
  ].join('\n');
}

function describeResult(result: ModelResult): string {
  const { at, study, title, label, against, net_preference: net, level, n } = result;
  const found = net === null ? [] : [sayEstimated(net, level)];
  const simulated = result.simulated ? ['some raters simulated'] : [];
  const parts = [...found, `n ${n}`, sayWon(result), ...simulated];
  return `  ${at === null ? 'not opened' : at.slice(0, 10)}  ${study}  ${title}: ${label} over ${against}  ${parts.join('  ')}`;
}

const HEAD = [
  ...['model', 'study', 'at', 'simulated', 'question', 'title', 'arm', 'against', 'steps'],
  ...['guidance_scale', 'model_sha256', 'n', 'net_preference', 'ci_low', 'ci_high', 'level'],
  ...['p', 'verdict', 'won'],
];

/** The history of a model as a tidy table: one row a study, question and arm that it stood against. */
export function modelHistoryCsv(model: string, results: readonly ModelResult[]): string {
  const rows = results.map((result) => {
    const { study, at, simulated, question, title, label, against, net_preference: net } = result;
    const named = [question, title, label, against].map(withFormulaGuard);
    return [
      ...[withFormulaGuard(model), study, at, simulated, ...named, result.steps],
      ...[result.guidance_scale, result.model_sha256, result.n, net?.estimate],
      ...(net?.ci ?? [null, null]),
      ...[result.level, result.p, result.verdict, result.won],
    ];
  });
  return tidyCsv(HEAD, rows);
}
