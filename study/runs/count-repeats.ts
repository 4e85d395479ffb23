import { assignTrials, type DesignComparison } from '../design/assign-trials.ts';
import type { StudyPlan } from './study-plan.ts';

/** Sessions laid out to see how many repeats they hold; couples of raters differ in their order. */
const COUPLES = 3;
/** Longer sessions have room for all the repeats that a protocol can ask for. */
const LONGEST_LAID_OUT = 2000;
/** Of more comparisons, the first so many stand for all: only their prompts decide the room there is. */
const MOST_LAID_OUT = 5000;

/** How many of the repeats that a protocol asks for its raters get, at least and at most. */
export function countRepeats(options: {
  plan: StudyPlan;
  design: readonly DesignComparison[];
  /** main trials a rater */
  each: number;
}): { least: number; most: number } {
  const { plan, design, each } = options;
  const { quality, prompts } = plan.protocol;
  const { repeats } = quality;
  if (repeats === 0 || each > LONGEST_LAID_OUT) return { least: repeats, most: repeats };
  const counts = Array.from({ length: COUPLES }, (_, couple) => {
    const trials = assignTrials({
      seed: prompts.seed,
      enrolmentNumber: 2 * couple,
      comparisons: design.slice(0, MOST_LAID_OUT),
      practice: 0,
      gold: quality.gold,
      repeats,
      maxTrials: each,
    });
    return trials.filter(({ kind }) => kind === 'repeat').length;
  });
  return { least: Math.min(...counts), most: Math.max(...counts) };
}
