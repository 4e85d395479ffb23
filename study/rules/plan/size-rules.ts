import { countComparisons, countImages } from '../../runs/count-plan.ts';
import { refuse, type PlanRule } from '../rule.ts';

/** Rows that one study may write; a hundred times what a panel of raters can judge. */
const MOST_IMAGES = 500_000;
const MOST_COMPARISONS = 500_000;

/** A study is of a size that can be made. */
export const sizeRules: PlanRule = (plan) => {
  const images = countImages(plan);
  const comparisons = countComparisons(plan);
  if (images > MOST_IMAGES) {
    const message = `makes ${images} images, and a study holds at most ${MOST_IMAGES}: draw fewer, or write fewer replicates`;
    return [refuse(['prompts'], message)];
  }
  if (comparisons > MOST_COMPARISONS) {
    const message = `makes ${comparisons} comparisons, and a study holds at most ${MOST_COMPARISONS}: write comparisons: balanced, or draw fewer`;
    return [refuse(['prompts'], message)];
  }
  return [];
};
