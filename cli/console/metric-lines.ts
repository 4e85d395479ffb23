import { z } from 'zod';

const shape = z.looseObject({
  value: z.number().nullable().optional(),
  ci95: z.tuple([z.number(), z.number()]).nullable().optional(),
  /** of what `ci95` is the interval, or why there is none */
  ci95_of: z.string().optional(),
  /** why there is no value */
  reason: z.string().optional(),
});

const WIDTH = 28;

/** Metrics for a person: one line a number, nested ones by their path, each value with its interval. */
export function metricLines(metrics: object): string {
  return Object.entries(metrics)
    .flatMap(([name, found]) => linesOf(name, found))
    .join('\n');
}

function linesOf(name: string, found: unknown): string[] {
  if (typeof found === 'number') return [line(name, show(found))];
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return [];
  const { value, ci95, ci95_of: of, reason, ...parts } = shape.parse(found);
  return [
    ...(value === undefined || value === null
      ? []
      : [line(name, [show(value), ...intervalOf(ci95)].join('  '))]),
    ...Object.entries(parts).flatMap(([key, inner]) => linesOf(`${name} ${key}`, inner)),
    ...(reason === undefined ? [] : [line(name, `left out: ${reason}`)]),
    ...(of === undefined ? [] : [line(`${name} interval`, of)]),
  ];
}

function intervalOf(ci95: readonly [number, number] | null | undefined): string[] {
  if (ci95 === undefined) return [];
  return [ci95 === null ? 'no interval' : `95% ${ci95.map(show).join(' to ')}`];
}

function line(name: string, text: string): string {
  return `${name.padEnd(WIDTH)} ${text}`;
}

function show(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : value.toPrecision(6);
}
