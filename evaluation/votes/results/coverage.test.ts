import { describe, expect, it } from 'vitest';
import { crossedCells } from '../../statistics/crossed-cells.ts';
import { percentileInterval } from '../../statistics/percentile-interval.ts';
import { pigeonholeBootstrap } from '../../statistics/pigeonhole-bootstrap.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { clusterSums } from '../../statistics/cluster-sums.ts';
import { clusteredNet } from '../../statistics/clustered-net.ts';
import { orientVotes, scoreVotes } from '../rows/oriented-votes.ts';
import { simulateVotes } from '../power/simulate-votes.ts';
import { tallyVotes } from '../rows/tally.ts';

const PROMPT_SD = 1;
const RATER_SD = 0.5;
const STUDIES = 300;

/** Mean of 2 logistic(x) - 1 over x ~ N(preference, promptSd² + raterSd²), by the trapezoid rule. */
function trueNetPreference(preference: number): number {
  const sd = Math.hypot(PROMPT_SD, RATER_SD);
  let [sum, weight] = [0, 0];
  for (let z = -8; z <= 8; z += 0.01) {
    const density = Math.exp((-z * z) / 2);
    sum += density * (2 / (1 + Math.exp(-(preference + sd * z))) - 1);
    weight += density;
  }
  return sum / weight;
}

describe('intervals over simulated studies of 10 raters and 50 prompts with effects of both', () => {
  it('the naive one covers about 65%, the clustered ones at least 93%', () => {
    const random = createSeededRandom(2026);
    const truth = trueNetPreference(0.4);
    const covers = { naive: 0, twoWay: 0, bootstrap: 0 };
    const holds = (interval: readonly [number, number] | null): number =>
      interval && interval[0] <= truth && truth <= interval[1] ? 1 : 0;
    for (let study = 0; study < STUDIES; study++) {
      const rows = simulateVotes({
        random,
        raters: 10,
        prompts: 50,
        replicates: 1,
        preference: 0.4,
        promptSd: PROMPT_SD,
        raterSd: RATER_SD,
      });
      const tally = tallyVotes(rows);
      const [cast] = tally.questions;
      if (!cast) throw new Error('a simulated study has votes');
      const rank = Int32Array.from(tally.arms, (key) => (key === 'a' ? 0 : 1));
      const votes = orientVotes(cast, rank);
      const score = scoreVotes(votes, (outcome) => (outcome === 0 ? 1 : outcome === 1 ? -1 : 0));
      const { rater, prompt } = votes;
      const { uncertainty } = clusteredNet(clusterSums({ score, rater, prompt }), 0.05);
      covers.naive += holds(uncertainty?.naiveInterval ?? null);
      covers.twoWay += holds(uncertainty?.interval ?? null);
      const cells = crossedCells({ score, rater, prompt });
      covers.bootstrap += holds(
        percentileInterval(pigeonholeBootstrap({ cells, replicates: 400, random })),
      );
    }
    expect(covers.naive / STUDIES).toBeGreaterThan(0.55);
    expect(covers.naive / STUDIES).toBeLessThan(0.75);
    expect(covers.twoWay / STUDIES).toBeGreaterThan(0.93);
    expect(covers.twoWay / STUDIES).toBeLessThan(0.99);
    expect(covers.bootstrap / STUDIES).toBeGreaterThan(0.9);
  });
});
