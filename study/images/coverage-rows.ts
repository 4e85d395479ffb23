import type { PlannedArm } from '../runs/study-plan.ts';

const HEADS = ['Arm', 'Images', 'Missing', 'Double', 'Left over', 'Told by'];

/**
 * What the files of each arm of images come to, as cells of a table whose first row names them; none
 * where no arm's images were made elsewhere.
 */
export function coverageRows(arms: readonly PlannedArm[]): string[][] {
  const rows = arms.flatMap((arm) => {
    if (arm.kind !== 'images') return [];
    const { matched, missing, double, leftOver, by, firstReplicate } = arm.coverage;
    const wanted = matched.length + missing.length + double.length;
    const counts = [missing, double, leftOver].map((list) => String(list.length));
    const told = firstReplicate === 1 ? `${by}, replicates from 1` : by;
    return [[arm.label, `${matched.length} of ${wanted}`, ...counts, told]];
  });
  return rows.length === 0 ? [] : [HEADS, ...rows];
}
