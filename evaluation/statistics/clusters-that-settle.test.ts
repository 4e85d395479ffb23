import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredInterval } from './clustered-interval.ts';
import { clustersThatSettle } from './clusters-that-settle.ts';
import type { ClusteredMean } from './score-reach.ts';
import { netVoteVariance } from './vote-variance.ts';
import { withMoreClusters } from './with-more-clusters.ts';

const mean = ({
  estimate,
  raters = 0.002,
  prompts = 0.002,
  independent = 0.001,
}: {
  estimate: number;
  raters?: number;
  prompts?: number;
  independent?: number;
}): ClusteredMean => ({
  estimate,
  vote: netVoteVariance(0.8),
  variances: {
    raters: { clusters: 12, effective: 12, variance: raters },
    prompts: { clusters: 10, effective: 10, variance: prompts },
    independent,
  },
});
const levels = { alpha: 0.05, margin: 0.1, equivalenceAlpha: 0.05 };

describe('withMoreClusters', () => {
  const { variances } = mean({ estimate: 0.1, raters: 0.003 });

  it('changes nothing at one time as many', () => {
    expect(withMoreClusters(variances, { raters: 1, prompts: 1 })).toEqual(variances);
  });

  it('lessens the noise of votes in both directions, and what is between clusters in its own', () => {
    const more = withMoreClusters(variances, { raters: 1, prompts: 2 });
    expect(more.raters).toEqual({ clusters: 12, effective: 12, variance: 0.0005 + 0.002 });
    expect(more.prompts).toEqual({ clusters: 20, effective: 20, variance: 0.0005 + 0.0005 });
    expect(more.independent).toBe(0.0005);
  });
});

describe('clustersThatSettle', () => {
  it('gives the fewest with which the interval leaves 0 out', () => {
    const own = mean({ estimate: 0.12 });
    const { prompts } = clustersThatSettle(own, levels);
    const lowAt = (further: number): number =>
      clusteredInterval(
        {
          ...own,
          variances: withMoreClusters(own.variances, { raters: 1, prompts: (10 + further) / 10 }),
        },
        0.05,
      )[0];
    if (prompts === null) throw new Error('prompts suffice here');
    expect(lowAt(prompts)).toBeGreaterThan(0);
    expect(lowAt(prompts - 1)).toBeLessThanOrEqual(0);
  });

  it('says that prompts alone do not, where raters differ too much, and the other way round', () => {
    expect(clustersThatSettle(mean({ estimate: 0.12, raters: 0.02 }), levels)).toMatchObject({
      prompts: null,
      both: null,
    });
    expect(clustersThatSettle(mean({ estimate: 0.12, prompts: 0.02 }), levels).raters).toBeNull();
    const far = mean({ estimate: 0.12, raters: 0.02, prompts: 0.02 });
    const { raters, prompts, both } = clustersThatSettle(far, levels);
    expect([raters, prompts]).toEqual([null, null]);
    expect(both?.prompts).toBeGreaterThan(1);
    expect(both?.raters).toBeGreaterThan(1);
  });

  it('counts as settled too what would be shown to be equivalent', () => {
    const none = clustersThatSettle(mean({ estimate: 0 }), levels);
    expect(none.prompts).toBeGreaterThan(0);
    expect(clustersThatSettle(mean({ estimate: 0 }), { ...levels, margin: 0.0001 })).toEqual({
      raters: null,
      prompts: null,
      both: null,
    });
  });

  it('asks for no more of what is closer to being settled', () => {
    const far = fc.double({ min: 0.11, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(far, far, (a, b) => {
        const needed = (estimate: number): number =>
          clustersThatSettle(mean({ estimate, raters: 0.001 }), levels).prompts ?? Infinity;
        expect(needed(Math.max(a, b))).toBeLessThanOrEqual(needed(Math.min(a, b)));
      }),
      { numRuns: 30 },
    );
  });
});
