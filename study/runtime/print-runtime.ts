import { escapeMarkdown } from '#evaluation/votes/tables/escape-markdown.ts';
import type { RuntimeRow } from './runtime-row.ts';

/** How the times of a runtime table came about, in the words that stand under it. */
export const RUNTIME_NOTES = {
  images: "Times are those of the study's own images, batches and warm-up included.",
  bench:
    'Times are from the prompt to the image, one image at a time, after a warm-up; loading the model is not in them.',
} as const;

/** The runtime table as Markdown; null when there is no row. */
export function printRuntime(
  rows: readonly RuntimeRow[],
  labelOf: (arm: string) => string,
  kind: keyof typeof RUNTIME_NOTES = 'images',
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
    RUNTIME_NOTES[kind],
    '',
  ].join('\n');
}
