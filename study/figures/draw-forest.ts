import { formatLevel } from '#domain/print-estimate.ts';
import { drawIntervalFile } from './draw-interval-file.ts';
import type { Forest } from './forest.ts';

/** All panels of a forest plot under one another, as an SVG that stands alone. */
export function drawForest({ panels }: Forest, level: number): string {
  const how = `net preference in points, ${formatLevel(level)} intervals, p by Benjamini and Hochberg`;
  return drawIntervalFile(panels.map((panel) => ({ ...panel, heading: `${panel.title}: ${how}` })));
}
