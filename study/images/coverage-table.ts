import { at } from '#domain/at.ts';
import type { PlannedArm } from '../runs/study-plan.ts';
import { coverageRows } from './coverage-rows.ts';

/** What the files of each arm of images come to, as lines of text in columns. */
export function coverageTable(arms: readonly PlannedArm[]): string[] {
  const rows = coverageRows(arms);
  const widthOf = (column: number): number =>
    Math.max(...rows.map((cells) => at(cells, column, 'the cells').length));
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widthOf(column)))
      .join('  ')
      .trimEnd(),
  );
}
