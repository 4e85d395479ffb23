import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignTrials } from '../design/assign-trials.ts';
import { countTrials, pairVotesEach } from './count-trials.ts';
import type { DeclaredDesign } from './declared-design.ts';
import { layOutVotes } from './lay-out-votes.ts';

const design: DeclaredDesign = {
  prompts: 10,
  replicates: 3,
  arms: 2,
  comparisons: 'balanced',
  raters: { expected: 6, per_comparison: 'all' },
  practice: 0,
  repeats: 0,
  gold: 0,
  knownAnswers: 0,
  seed: 0,
};

const anyDesign = fc
  .record({
    prompts: fc.integer({ min: 1, max: 8 }),
    replicates: fc.integer({ min: 1, max: 3 }),
    expected: fc.integer({ min: 1, max: 9 }),
    per: fc.option(fc.integer({ min: 1, max: 9 })),
    most: fc.option(fc.integer({ min: 1, max: 30 })),
    seed: fc.nat(100),
  })
  .map(({ prompts, replicates, expected, per, most, seed }) => ({
    ...design,
    prompts,
    replicates,
    seed,
    raters: {
      expected,
      per_comparison: per === null ? ('all' as const) : Math.min(per, expected),
      ...(most !== null && { max_trials_each: most }),
    },
  }));

describe('layOutVotes', () => {
  it('gives each rater the main trials that a study of the design does', () => {
    fc.assert(
      fc.property(anyDesign, (any) => {
        const { trialsEach, planned } = layOutVotes(any);
        const comparisons = Array.from({ length: any.prompts * any.replicates }, (_, cell) => ({
          id: String(cell),
          promptKey: String(Math.floor(cell / any.replicates)),
          category: '',
          armA: 'a',
          armB: 'b',
        }));
        for (let r = 0; r < any.raters.expected; r++) {
          const dealt = assignTrials({
            seed: any.seed,
            enrolmentNumber: r,
            comparisons,
            practice: 0,
            gold: 0,
            repeats: 0,
            maxTrials: trialsEach,
          }).map(({ comparisonId }) => Math.floor(Number(comparisonId) / any.replicates));
          const laidOut = [...planned.prompt].filter((_, i) => planned.rater[i] === r);
          expect(laidOut.sort()).toEqual(dealt.sort());
        }
        expect(planned.rater).toHaveLength(countTrials(any));
      }),
      { numRuns: 60 },
    );
  });

  it('lays out the votes on one pair of several arms, which is as many as counted', () => {
    const three = { ...design, arms: 3, prompts: 6, replicates: 2 };
    expect(layOutVotes(three).planned.rater).toHaveLength(6 * pairVotesEach(three, 6));
    const all = { ...three, comparisons: 'all' as const };
    expect(layOutVotes(all).planned.rater).toHaveLength(6 * 12);
  });
});
