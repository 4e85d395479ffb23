import { escapeMarkdown } from '#evaluation/votes/tables/escape-markdown.ts';
import type { RuntimeRow } from './runtime-rows.ts';

/** The runtime table as Markdown; null when no image has its time on record. */
export function printRuntime(
  rows: readonly RuntimeRow[],
  labelOf: (arm: string) => string,
): string | null {
  if (rows.length === 0) return null;
  const lines = rows.map(({ arm, steps, device, precision, median_seconds: median, ci95, n }) =>
    [
      labelOf(arm),
      String(steps),
      device,
      precision,
      median.toFixed(3),
      ci95 === null ? 'too few images' : ci95.map((end) => end.toFixed(3)).join(' to '),
      String(n),
    ]
      .map(escapeMarkdown)
      .join(' | '),
  );
  return [
    '| Arm | Steps | Device | Precision | Seconds per image (median) | 95% interval | n |',
    '|:--|--:|:--|:--|--:|:--|--:|',
    ...lines.map((line) => `| ${line} |`),
    '',
    "Times are those of the study's own images, batches and warm-up included.",
    '',
  ].join('\n');
}
