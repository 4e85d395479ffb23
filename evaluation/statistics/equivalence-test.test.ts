import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { clusterSums } from './cluster-sums.ts';
import { clusteredNet } from './clustered-net.ts';
import { equivalenceTest } from './equivalence-test.ts';

const study = (scores: readonly number[]) => {
  const rater = scores.map((_, i) => i % 6);
  const prompt = scores.map((_, i) => Math.floor(i / 6));
  return clusterSums({ score: scores, rater, prompt });
};
const scores = fc.array(fc.constantFrom(-1, 0, 0, 1), { minLength: 120, maxLength: 240 });

describe('equivalenceTest', () => {
  it('is equivalent exactly when the 90% interval lies within the margin', () => {
    fc.assert(
      fc.property(scores, fc.constantFrom(0.1, 0.2, 0.3), (list, margin) => {
        const net = clusteredNet(study(list), 0.1);
        const { mean, interval } = present(net.uncertainty, 'the uncertainty');
        const { equivalent, p } = equivalenceTest(mean, { margin });
        expect(equivalent).toBe(-margin < interval[0] && interval[1] < margin);
        expect(p).toBeGreaterThan(0);
      }),
    );
  });

  it('does not take a wide interval around zero for equivalence', () => {
    const { mean } = present(
      clusteredNet(study([1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1]), 0.05).uncertainty,
      'it',
    );
    expect(equivalenceTest(mean, { margin: 0.1 }).equivalent).toBe(false);
  });
});
