// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
import type { ClusteredScores, ClusterSums, SumsByCluster } from './cluster-sums.ts';
import { orderedBy } from './vote-cells.ts';

/** Keys are told apart to this many steps, which is enough for an upper bound. */
const STEPS = 4096;

/**
 * Votes of one score, those first whose removal widens the error most (or narrows it): taking a score s
 * away from clusters with residual sums u_r and u_p adds to the squares of these when -(s - mean) has
 * their sign.
 */
export function removalOrder(
  { n, sum, raters, prompts }: ClusterSums,
  votes: ClusteredScores,
  { score, widen }: { score: number; widen: boolean },
): Int32Array {
  const mean = sum / n;
  const direction = (widen ? -1 : 1) * -(score - mean);
  const residualsOf = ({ sum: sums, count }: SumsByCluster): Float64Array =>
    sums.map((total, g) => direction * (total - mean * (count[g] ?? 0)));
  const byRater = residualsOf(raters);
  const byPrompt = residualsOf(prompts);
  const widest = [byRater, byPrompt].reduce(
    (most, own) => most + own.reduce((a, b) => Math.max(a, Math.abs(b)), 0),
    1e-9,
  );
  const places = new Int32Array(n);
  const keys = new Int32Array(n);
  let found = 0;
  for (let i = 0; i < n; i++) {
    if (votes.score[i] !== score) continue;
    const key = (byRater[votes.rater[i] ?? 0] ?? 0) + (byPrompt[votes.prompt[i] ?? 0] ?? 0);
    keys[found] = Math.round(((key / widest + 1) / 2) * STEPS);
    places[found++] = i;
  }
  const order = orderedBy(keys.subarray(0, found), null);
  for (let k = 0; k < found; k++) order[k] = places[order[k] ?? 0] ?? 0;
  return order;
}
