import { Command, InvalidArgumentError } from 'commander';
import { computeMetrics } from '#evaluation/image-sets/measures/compute-metrics.ts';
import type { MetricsResult } from '#evaluation/image-sets/measures/compute-metrics.ts';
import { METRICS } from '#evaluation/image-sets/measures/metric.ts';
import type { Metric } from '#evaluation/image-sets/measures/metric.ts';
import { addMeasureFlags, measure } from '../console/measure-flags.ts';
import type { MeasureFlags } from '../console/measure-flags.ts';
import { printJson, printResult, say } from '../console/output.ts';

/** Those that any two sets of images allow. */
const USUAL: Metric[] = ['fid', 'kid', 'prdc', 'cmmd', 'vendi', 'memorization'];

/** `onpar metrics A B`: several metrics of a generated set against a reference, in one pass. */
export function metricsCommand(): Command {
  const command = new Command('metrics').description(
    'measure a set of generated images (A) against reference images (B) by several metrics',
  );
  return addMeasureFlags(command)
    .option('--metrics <names>', METRICS.join(','), metricNames, USUAL)
    .addHelpText(
      'after',
      `
Example:
  onpar metrics out/euler-20 reference-images --metrics fid,kid,prdc --json`,
    )
    .action(async (a: string, b: string, flags: MeasureFlags & { metrics: Metric[] }) => {
      const { metrics } = flags;
      const result = await measure([a, b], flags, (options) =>
        computeMetrics({ ...options, metrics, onNotComputable: sayNotComputable }),
      );
      if (flags.json === true) printJson(result);
      else printResult(linesOf(result));
    });
}

function sayNotComputable(metric: Metric, reason: string): void {
  say(`The metric ${metric} is left out: ${reason}.`);
}

function metricNames(text: string): Metric[] {
  return text.split(',').map((name) => {
    const found = METRICS.find((metric) => metric === name.trim());
    if (found === undefined)
      throw new InvalidArgumentError(`${name} is none of ${METRICS.join(', ')}.`);
    return found;
  });
}

/** One line a number, nested ones by their path. */
function linesOf({ metrics }: MetricsResult): string {
  return Object.entries(metrics)
    .flatMap(([name, found]) => numbersIn(name, found))
    .map(([name, value]) => `${name.padEnd(28)} ${value.toPrecision(6)}`)
    .join('\n');
}

function numbersIn(name: string, value: unknown): [string, number][] {
  if (typeof value === 'number') return [[name, value]];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(`${name} ${key}`, inner));
}
