import { countPairs } from '../design/count-pairs.ts';
import type { StudyPlan } from './study-plan.ts';

type Size = Pick<StudyPlan, 'protocol' | 'arms' | 'prompts'>;

/** Images of a plan at most, those made elsewhere included. */
export function countImages({ protocol, arms, prompts }: Size): number {
  return prompts.length * protocol.replicates * arms.length;
}

/** Comparisons that a plan at most makes, without laying them out (see `drawPairs`). */
export function countComparisons({ protocol, arms, prompts }: Size): number {
  const cells = prompts.length * protocol.replicates;
  return countPairs({ arms: arms.length, cells, design: protocol.comparisons });
}
