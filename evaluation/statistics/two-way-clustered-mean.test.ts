import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../votes/fixtures/statistics.json' with { type: 'json' };
import { twoWayClusteredMean } from './two-way-clustered-mean.ts';

describe('twoWayClusteredMean', () => {
  it('is the closed form when every vote has a rater and a prompt of its own', () => {
    const { wA, wB, t, net_preference, se_net, ci95 } = golden.two_model_closed_form;
    const score = [...fill(wA, 1), ...fill(wB, -1), ...fill(t, 0)];
    const own = score.map((_, i) => i);
    const mean = twoWayClusteredMean({ score, rater: own, prompt: own });
    expect(mean.mean).toBeCloseTo(net_preference, 12);
    expect(mean.se).toBeCloseTo(se_net, 7);
    expect(mean.naiveInterval[0]).toBeCloseTo(ci95[0] ?? NaN, 6);
    expect(mean.naiveInterval[1]).toBeCloseTo(ci95[1] ?? NaN, 6);
    expect(mean.designEffect).toBeCloseTo(1, 10);
  });

  it('adds rater and prompt variance and takes the vote variance away', () => {
    // two raters (rows) x two prompts (columns): 1 1 / 0 -1, mean 1/4
    const votes = { score: [1, 1, 0, -1], rater: [0, 0, 1, 1], prompt: [0, 1, 0, 1] };
    const byRater = (1.5 ** 2 + (-1.5) ** 2) / 16;
    const byPrompt = (0.5 ** 2 + (-0.5) ** 2) / 16;
    const byVote = (0.75 ** 2 * 2 + 0.25 ** 2 + 1.25 ** 2) / 16;
    const mean = twoWayClusteredMean(votes);
    expect(mean.method).toBe('two-way cluster');
    expect(mean.df).toBe(1);
    expect(mean.se ** 2).toBeCloseTo(byRater + byPrompt - byVote, 12);
    expect(mean.designEffect).toBeCloseTo((byRater + byPrompt - byVote) / byVote, 12);
    // t with one degree of freedom is Cauchy: quantile tan(π (0.975 - 0.5))
    expect(mean.interval[1] - mean.mean).toBeCloseTo(mean.se * Math.tan(0.475 * Math.PI), 8);
  });

  it('multiplies the variance of a block of identical votes by the size of the block', () => {
    const score = [1, 0, 1, 1, 0, 0].flatMap((x) => fill(5, x));
    const rater = [0, 1, 2, 3, 4, 5].flatMap((x) => fill(5, x));
    const alone = score.map((_, i) => i % 5);
    const mean = twoWayClusteredMean({ score, rater, prompt: fill(30, 0) });
    expect(mean.method).toBe('cluster by rater');
    expect(mean.designEffect).toBeCloseTo(5, 10);
    expect(twoWayClusteredMean({ score, rater: fill(30, 0), prompt: alone }).method).toBe(
      'cluster by prompt',
    );
    expect(twoWayClusteredMean({ score, rater: fill(30, 0), prompt: fill(30, 0) }).method).toBe(
      'naive',
    );
  });

  it('turns its sign with the scores and forgets the order and the names of the clusters', () => {
    const vote = fc.record({
      score: fc.constantFrom(-1, 0, 1),
      rater: fc.nat(4),
      prompt: fc.nat(4),
      key: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(vote, { minLength: 1, maxLength: 40 }), (votes) => {
        const columns = (list: typeof votes, sign: number, shift: number) => ({
          score: list.map((v) => sign * v.score),
          rater: list.map((v) => v.rater + shift),
          prompt: list.map((v) => v.prompt + shift),
        });
        const shuffled = votes.toSorted((a, b) => a.key - b.key);
        const one = twoWayClusteredMean(columns(votes, 1, 0));
        const other = twoWayClusteredMean(columns(shuffled, -1, 3));
        expect(other.mean).toBeCloseTo(-one.mean, 12);
        expect(other.se).toBeCloseTo(one.se, 12);
        expect(other.p).toBeCloseTo(one.p, 10);
      }),
    );
  });
});

function fill(count: number, value: number): number[] {
  return new Array<number>(count).fill(value);
}
