import { formatLevel } from '#domain/print-estimate.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { ResultArm } from '../results/result-arm.ts';
import { drawIntervalFile } from './draw-interval-file.ts';
import { preferenceFigure } from './preference-figure.ts';

/** The net preference of each question and pair of arms with its interval, as an SVG that stands alone. */
export function drawPreference(table: ResultTable, arms: readonly ResultArm[]): string {
  const heading = `Net preference in percentage points of votes, with ${formatLevel(table.level)} intervals clustered by rater and prompt`;
  return drawIntervalFile([{ ...preferenceFigure(table, arms), heading }]);
}
