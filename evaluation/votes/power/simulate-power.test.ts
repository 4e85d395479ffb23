import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { logitEffects } from '../../statistics/logit-effects.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { buildResultTable } from '../fixtures/build-result-table.ts';
import type { ExpectedVotes } from './expected-votes.ts';
import type { PlannedVotes } from './planned-votes.ts';
import { simulatePower } from './simulate-power.ts';
import { simulateVotes } from './simulate-votes.ts';

const alone: ExpectedVotes = {
  winShare: 0.6,
  ties: 0,
  neither: 0,
  iccRater: 0,
  iccPrompt: 0,
  dropout: 0,
};

/** Every rater votes on every prompt so many times. */
function crossed(raters: number, prompts: number, replicates = 1): PlannedVotes {
  const each = prompts * replicates;
  const places = Array.from({ length: raters * each }, (_, i) => i);
  return {
    raters,
    prompts,
    rater: Int32Array.from(places, (i) => Math.floor(i / each)),
    prompt: Int32Array.from(places, (i) => Math.floor(i / replicates) % prompts),
  };
}

function power(planned: PlannedVotes, expected: ExpectedVotes, studies = 1000) {
  const effects = logitEffects(expected);
  return simulatePower(planned, { expected, effects, level: 0.05, studies, seed: 1 });
}

/** Three standard errors of a share over so many studies. */
const slack = (share: number, studies: number): number =>
  3 * Math.sqrt((share * (1 - share)) / studies);

describe('simulatePower', () => {
  it('finds the nominal power where the formula holds: independent votes, 80%', () => {
    // 194 votes have 80% power in the sign test: 14 x 14 = 196
    const { foundBySignTest, studies } = power(crossed(14, 14), alone);
    expect(foundBySignTest / studies).toBeGreaterThan(0.74);
    expect(foundBySignTest / studies).toBeLessThan(0.84);
  });

  it.each([
    ['none', { iccRater: 0, iccPrompt: 0 }],
    ['usual', { iccRater: 0.05, iccPrompt: 0.1 }],
  ])('finds what is not there about as often as the level says: effects %s', (_, effects) => {
    const nothing = { ...alone, ...effects, winShare: 0.5, ties: 0.3 };
    const { found } = power(crossed(12, 30), nothing, 3000);
    expect(found / 3000).toBeLessThan(0.05 + slack(0.05, 3000));
    expect(found / 3000).toBeGreaterThan(0.015);
  });

  it('finds what is not there no more often with looks, which stop few such studies early', () => {
    const expected = { ...alone, winShare: 0.5, ties: 0.3, iccRater: 0.05 };
    const effects = logitEffects(expected);
    const looks = [0.25, 0.5, 0.75, 1];
    const settings = { expected, effects, level: 0.05, looks, studies: 3000, seed: 2 };
    const { found, stoppedEarly, votes } = simulatePower(crossed(12, 30), settings);
    expect(found / 3000).toBeLessThan(0.05 + slack(0.05, 3000));
    expect(stoppedEarly / 3000).toBeLessThan(0.05);
    expect(votes / 3000).toBeGreaterThan(0.97 * 360);
  });

  it('does not look where votes never come', () => {
    const expected = { ...alone, winShare: 0.9 };
    const effects = logitEffects(expected);
    const settings = { expected, effects, level: 0.05, looks: [2, 4], studies: 50, seed: 2 };
    expect(simulatePower(crossed(6, 6), settings)).toMatchObject({ found: 0, stoppedEarly: 0 });
  });

  it('agrees with studies that are made, tallied and tested as real ones are', () => {
    const expected = { ...alone, winShare: 0.65, ties: 0.2, neither: 0.1 };
    const clustered = { ...expected, iccRater: 0.05, iccPrompt: 0.1 };
    const effects = logitEffects(clustered);
    const random = createSeededRandom(5);
    const studies = 150;
    let found = 0;
    for (let study = 0; study < studies; study++) {
      const rows = simulateVotes({
        ...effects,
        raters: 8,
        prompts: 12,
        replicates: 2,
        ties: 0.2,
        neither: 0.1,
        random,
      });
      const [question] = buildResultTable(rows, { replicates: 2, order: ['a', 'b'] }).questions;
      const net = present(question?.net_preference, 'the net preference');
      if (net.p !== null && net.p < 0.05 && net.estimate !== null && net.estimate > 0) found += 1;
    }
    const simulated = power(crossed(8, 12, 2), clustered, 4000).found / 4000;
    expect(Math.abs(found / studies - simulated)).toBeLessThan(slack(simulated, studies));
  });

  it('finds less where votes on a prompt are alike, and where raters leave', () => {
    const share = (expected: ExpectedVotes): number => power(crossed(20, 30), expected, 300).found;
    const usual = share({ ...alone, winShare: 0.58 });
    expect(share({ ...alone, winShare: 0.58, iccPrompt: 0.2 })).toBeLessThan(usual - 60);
    expect(share({ ...alone, winShare: 0.58, dropout: 0.9 })).toBeLessThan(usual - 30);
  });

  it('counts studies whose votes allow no test', () => {
    const few = power(crossed(2, 4), { ...alone, ties: 0.5 }, 400);
    expect(few.notTestable).toBeGreaterThan(200);
    expect(power(crossed(1, 40), alone, 50)).toMatchObject({ found: 0, notTestable: 50 });
  });

  it('gives the same for the same seed', () => {
    expect(power(crossed(5, 5), alone, 50)).toEqual(power(crossed(5, 5), alone, 50));
  });
});
