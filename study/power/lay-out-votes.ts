import type { PlannedVotes } from '#evaluation/votes/power/planned-votes.ts';
import { chooseSubset } from '../design/choose-subset.ts';
import { drawPairs } from '../design/draw-pairs.ts';
import { trialsEach } from '../design/trials-each.ts';
import type { DeclaredDesign } from './declared-design.ts';

type Comparison = { promptKey: string; prompt: number; isOfPair: boolean };

/** A design laid out: what each rater votes on. */
export type LaidOutVotes = {
  /** main trials a rater */
  trialsEach: number;
  /** votes on the first pair of arms; with two arms, all */
  planned: PlannedVotes;
};

/**
 * The votes that a question gets in a design when nobody leaves, by the rules that deal out the trials of
 * a real study (drawPairs, trialsEach, chooseSubset).
 */
export function layOutVotes(design: DeclaredDesign): LaidOutVotes {
  const comparisons = comparisonsOf(design);
  const { expected } = design.raters;
  const each = trialsEach(design, comparisons.length);
  const rater: number[] = [];
  const prompt: number[] = [];
  for (let r = 0; r < expected; r++) {
    const pair = Math.floor(r / 2);
    const seen = chooseSubset({ comparisons, count: each, pair, seed: `mains/${design.seed}` });
    for (const comparison of seen) {
      if (!comparison.isOfPair) continue;
      rater.push(r);
      prompt.push(comparison.prompt);
    }
  }
  const planned: PlannedVotes = {
    raters: expected,
    prompts: design.prompts,
    rater: Int32Array.from(rater),
    prompt: Int32Array.from(prompt),
  };
  return { trialsEach: each, planned };
}

function comparisonsOf(design: DeclaredDesign): Comparison[] {
  const { prompts, replicates, arms, comparisons, seed } = design;
  const drawn = drawPairs({ arms, cells: prompts * replicates, seed, design: comparisons });
  const all = drawn.flatMap((pairs, cell) => {
    const prompt = Math.floor(cell / replicates);
    return pairs.map(({ a, b }) => ({
      promptKey: String(prompt),
      prompt,
      isOfPair: a === 0 && b === 1,
    }));
  });
  return all.slice(design.knownAnswers);
}
