import { at } from '#domain/at.ts';
import { lineThrough } from '#evaluation/statistics/line-through.ts';
import type { MeasuredRow } from './measured-row.ts';

/** What time is made of: seconds = fixed + per step * steps, for one model on one device. */
export type RuntimeLine = {
  model: string;
  engine: string;
  device: string;
  precision: string;
  /** the numbers of steps it rests on */
  steps: number[];
  fixed_seconds: number;
  seconds_per_step: number;
};

/**
 * The straight line through the medians of each model on each device by least squares, where it was
 * timed at two numbers of steps or more with the settings that weigh on time.
 *
 * @param modelOf the model of an arm; arms of one model share a line
 */
export function runtimeLines(
  rows: readonly MeasuredRow[],
  modelOf: (arm: string) => string,
): RuntimeLine[] {
  const groups = Map.groupBy(rows, (row) => {
    const { engine, device, device_name, machine, precision } = row;
    const { scheduler, width, height, guidance_scale } = row;
    const where = [engine, device, device_name, machine, precision];
    return JSON.stringify([modelOf(row.arm), where, scheduler, width, height, guidance_scale]);
  });
  return [...groups.values()].flatMap((group) => {
    const steps = group.map((row) => row.steps);
    const different = [...new Set(steps)].sort((a, b) => a - b);
    if (different.length < 2) return [];
    const { arm, engine, device, precision } = at(group, 0, 'the rows of a line');
    const { intercept, slope } = lineThrough(
      steps,
      group.map(({ median_seconds: median }) => median),
    );
    const what = { model: modelOf(arm), engine, device, precision, steps: different };
    return [{ ...what, fixed_seconds: intercept, seconds_per_step: slope }];
  });
}
