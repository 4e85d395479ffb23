import type { SchedulerOptions } from './scheduler-options.ts';

/** Rounds to the nearest integer and halves to even, as numpy does. */
export function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const above = value - floor;
  if (above !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** `count` evenly spaced values from 0 to `last`, ascending, as numpy's linspace. */
function linspace(last: number, count: number): number[] {
  const step = count > 1 ? last / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => (i > 0 && i === count - 1 ? last : i * step));
}

/**
 * numpy's arange(total, 0, -total / steps): its length is a rounded quotient and its increment a
 * rounded difference, so that for some step counts (49 of 1000) it has one entry more than asked.
 */
function descendingRange(start: number, ratio: number): number[] {
  const increment = start - ratio - start;
  return Array.from({ length: Math.ceil(start / ratio) }, (_, i) => start + i * increment);
}

type Spacing = Pick<SchedulerOptions, 'timestep_spacing' | 'num_train_timesteps' | 'steps_offset'>;

/**
 * The training timesteps to visit, descending, for schedulers that start at the first of `steps`
 * parts: DDIM, PNDM, Euler, Heun and LMS. Linspace is not rounded here.
 *
 * Source: Lin et al. (2024), arXiv:2305.08891, table 2. Trailing may end at -1 where numpy gives
 * one entry too many; diffusers visits it, too.
 */
export function spaceTimesteps(options: Spacing, steps: number): number[] {
  const { timestep_spacing, num_train_timesteps: total, steps_offset } = options;
  if (timestep_spacing === 'linspace') return linspace(total - 1, steps).reverse();
  if (timestep_spacing === 'trailing') {
    return descendingRange(total, total / steps).map((t) => roundHalfToEven(t) - 1);
  }
  const ratio = Math.floor(total / steps);
  return Array.from({ length: steps }, (_, i) => (steps - 1 - i) * ratio + steps_offset);
}

/**
 * The same for DPM-Solver and UniPC, which divide into `steps` + 1 parts and leave out the last:
 * integers, descending. `last` is the number of training timesteps that are used.
 */
export function spaceSolverTimesteps(options: Spacing, steps: number, last: number): number[] {
  const { timestep_spacing, num_train_timesteps: total, steps_offset } = options;
  if (timestep_spacing === 'linspace') {
    return linspace(last - 1, steps + 1)
      .map(roundHalfToEven)
      .reverse()
      .slice(0, -1);
  }
  if (timestep_spacing === 'trailing') {
    return descendingRange(last, total / steps).map((t) => roundHalfToEven(t) - 1);
  }
  const ratio = Math.floor(last / (steps + 1));
  return Array.from({ length: steps }, (_, i) => (steps - i) * ratio + steps_offset);
}
