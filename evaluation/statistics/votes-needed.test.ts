import { describe, expect, it } from 'vitest';
import golden from '../votes/fixtures/statistics.json' with { type: 'json' };
import { decisiveVotesNeeded, votesNeeded } from './votes-needed.ts';

const { p1, n80, n90 } = golden['power_decisive_votes_two_sided_0.05'];

describe('decisiveVotesNeeded', () => {
  it.each(p1.map((winShare, i) => [winShare, n80[i], n90[i]] as const))(
    'a win share of %d needs the reference number of votes',
    (winShare, at80, at90) => {
      expect(decisiveVotesNeeded({ winShare })).toBe(at80);
      expect(decisiveVotesNeeded({ winShare, power: 0.9 })).toBe(at90);
    },
  );

  it('needs as many for 1 - p as for p, and endlessly many for one half', () => {
    expect(decisiveVotesNeeded({ winShare: 0.4 })).toBe(decisiveVotesNeeded({ winShare: 0.6 }));
    expect(decisiveVotesNeeded({ winShare: 0.5 })).toBe(Infinity);
  });
});

describe('votesNeeded', () => {
  it('makes up for undecided answers and clustering', () => {
    expect(votesNeeded({ decisive: 783, ties: 0.3, neither: 0.05, designEffect: 2 })).toBe(
      Math.ceil((783 / 0.65) * 2),
    );
    expect(votesNeeded({ decisive: 100, ties: 0, neither: 0, designEffect: 1 })).toBe(100);
  });
});
