// A hot loop of `npm run simulate:coverage`: elements of columns are read with a default that is never
// used.
import type { ClusteredScores } from '../../statistics/cluster-sums.ts';
import { drawNormal } from '../../statistics/draw-normal.ts';
import { preferenceFor } from '../../statistics/logit-effects.ts';
import type { Random } from '../../statistics/seeded-random.ts';

/** A design and the effects in it: one cell of a grid of simulations. */
export type StudyCell = {
  raters: number;
  prompts: number;
  replicates: number;
  /** standard deviations of the log odds that the first arm wins a decisive vote */
  promptSd: number;
  raterSd: number;
  /** share of votes that prefer neither arm */
  undecided: number;
  /** true net preference over all raters and prompts */
  net: number;
};

/** Which effects are drawn in opposite pairs, so that they cancel: then nothing is preferred over them. */
export type Cancelling = 'none' | 'prompts' | 'raters';

export type SimulatedStudy = {
  /** draws a study into the columns, which are the same ones each time */
  draw: (random: Random) => ClusteredScores & { score: Int8Array };
};

/**
 * Studies in which every rater judges every prompt so many times, and a decisive vote is for the first
 * arm with probability logistic(preference + rater effect + prompt effect), effects normal. Votes stand
 * rater by rater.
 */
export function simulatedStudy(cell: StudyCell, cancelling: Cancelling = 'none'): SimulatedStudy {
  const { raters, prompts, replicates, promptSd, raterSd, undecided, net } = cell;
  const n = raters * prompts * replicates;
  const columns = {
    score: new Int8Array(n),
    rater: Int32Array.from({ length: n }, (_, i) => Math.floor(i / (prompts * replicates))),
    prompt: Int32Array.from({ length: n }, (_, i) => Math.floor(i / replicates) % prompts),
  };
  const winShare = (1 + net / (1 - undecided)) / 2;
  const preference = preferenceFor(winShare, Math.hypot(promptSd, raterSd));
  const ofRaters = new Float64Array(raters);
  const ofPrompts = new Float64Array(prompts);
  const draw = (random: Random): ReturnType<SimulatedStudy['draw']> => {
    drawEffects(ofRaters, { sd: raterSd, cancelling: cancelling === 'raters', random });
    drawEffects(ofPrompts, { sd: promptSd, cancelling: cancelling === 'prompts', random });
    let i = 0;
    for (const rater of ofRaters) {
      for (const prompt of ofPrompts) {
        const win = 1 / (1 + Math.exp(-(preference + rater + prompt)));
        for (let k = 0; k < replicates; k++) {
          if (random() < undecided) columns.score[i++] = 0;
          else columns.score[i++] = random() < win ? 1 : -1;
        }
      }
    }
    return columns;
  };
  return { draw };
}

function drawEffects(
  effects: Float64Array,
  { sd, cancelling, random }: { sd: number; cancelling: boolean; random: Random },
): void {
  const step = cancelling ? 2 : 1;
  effects.fill(0);
  if (sd === 0) return;
  for (let i = 0; i + step <= effects.length; i += step) {
    effects[i] = sd * drawNormal(random);
    if (cancelling) effects[i + 1] = -(effects[i] ?? 0);
  }
}
