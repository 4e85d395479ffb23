import { at } from '#domain/at.ts';
import type { PlannedArm } from '../runs/study-plan.ts';

const HEADS = ['Arm', 'Images', 'Missing', 'Double', 'Left over', 'Told by'];

/**
 * What the files of each arm of images come to, as lines of text in columns; none where no arm's
 * images were made elsewhere.
 */
export function coverageTable(arms: readonly PlannedArm[]): string[] {
  const rows = arms.flatMap((arm) => {
    if (arm.kind !== 'images') return [];
    const { matched, missing, double, leftOver, by } = arm.coverage;
    const wanted = matched.length + missing.length + double.length;
    const counts = [missing, double, leftOver].map((list) => String(list.length));
    return [[arm.label, `${matched.length} of ${wanted}`, ...counts, by]];
  });
  if (rows.length === 0) return [];
  const table = [HEADS, ...rows];
  const widths = HEADS.map((head, column) =>
    Math.max(head.length, ...rows.map((cells) => at(cells, column, 'the cells').length)),
  );
  return table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(at(widths, column, 'the widths')))
      .join('  ')
      .trimEnd(),
  );
}
