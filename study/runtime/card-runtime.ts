import { at } from '#domain/at.ts';
import { escapeMarkdown } from '#evaluation/votes/tables/escape-markdown.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { RUNTIME_NOTES } from './print-runtime.ts';
import type { RuntimeRow } from './runtime-row.ts';
import type { StudyRuntime } from './study-runtime.ts';

/**
 * The runtime table in a model card's form: a row for each device, precision and number of steps, a column
 * for each model, seconds per image in the cells. Null when no image has its time on record.
 */
export function cardRuntime(
  { rows, kind: origin }: StudyRuntime,
  arms: Protocol['arms'],
): string | null {
  if (rows.length === 0) return null;
  const modelOf = new Map(arms.map((arm) => [arm.key, 'images' in arm ? arm.label : arm.model]));
  const models = [...new Set(modelOf.values())];
  const elsewhere = arms.flatMap((arm) => ('images' in arm ? [arm.label] : []));
  const kinds = Map.groupBy(rows, ({ device, precision, steps }) =>
    [device, precision, `${steps} Iterations`].join(', '),
  );
  const lines = [...kinds].map(([kind, own]) => {
    const cells = models.map((model) => {
      const found = own.filter(({ arm }) => modelOf.get(arm) === model);
      if (elsewhere.includes(model)) return 'not known';
      return found.length === 0 ? '' : cellOf(at(found, 0));
    });
    return `| ${[kind, ...cells].map(escapeMarkdown).join(' | ')} |`;
  });
  return [
    `| Seconds per image | ${models.map(escapeMarkdown).join(' | ')} |`,
    `|:--|${models.map(() => ':--|').join('')}`,
    ...lines,
    '',
    `Medians, with 95% intervals of the median where there are enough images. ${RUNTIME_NOTES[origin]}`,
  ].join('\n');
}

function cellOf({ median_seconds: median, ci95, n }: RuntimeRow): string {
  const interval = ci95 === null ? '' : ` (${ci95.map(seconds).join(' to ')})`;
  return `${seconds(median)}${interval}, n = ${n}`;
}

function seconds(value: number): string {
  return value >= 0.1 ? value.toFixed(2) : value.toPrecision(2);
}
