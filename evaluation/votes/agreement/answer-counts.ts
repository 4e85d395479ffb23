import { at } from '#domain/at.ts';
/** Answers counted by unit: `counts[unit * values + value]`; `cluster[unit]` is the unit's prompt. */
export type AnswerCounts = {
  units: number;
  values: number;
  counts: Float64Array;
  cluster: Int32Array;
};

/**
 * Counts answers (0 .. values - 1) by the unit they judge (0 .. units - 1). Missing answers are not
 * passed in.
 */
export function countAnswers(options: {
  unit: ArrayLike<number>;
  answer: ArrayLike<number>;
  units: number;
  values: number;
  /** cluster of each unit, for bootstraps; each unit its own by default */
  cluster?: Int32Array;
}): AnswerCounts {
  const { unit, answer, units, values } = options;
  const counts = new Float64Array(units * values);
  for (let i = 0; i < unit.length; i++) {
    const cell = at(unit, i) * values + at(answer, i);
    counts[cell] = at(counts, cell) + 1;
  }
  const cluster = options.cluster ?? Int32Array.from({ length: units }, (_, u) => u);
  return { units, values, counts, cluster };
}
