import { countPairs } from '../design/count-pairs.ts';
import { trialsEach } from '../design/trials-each.ts';
import type { DeclaredDesign } from './declared-design.ts';
import { withRaters } from './power-points.ts';

/** Main trials of one rater of a design, without laying it out. */
export function mainTrialsEach(design: DeclaredDesign): number {
  const { arms, comparisons, prompts, replicates, knownAnswers } = design;
  const all = countPairs({ arms, cells: prompts * replicates, design: comparisons });
  return trialsEach(design, Math.max(1, all - knownAnswers));
}

/** Main trials that all raters of a design have together. */
export function countTrials(design: DeclaredDesign): number {
  return design.raters.expected * mainTrialsEach(design);
}

/** Votes on one pair of arms that each rater gives to a question, on average, if there are so many. */
export function pairVotesEach(design: DeclaredDesign, raters: number): number {
  const pairs = (design.arms * (design.arms - 1)) / 2;
  return mainTrialsEach(withRaters(design, raters)) / pairs;
}
