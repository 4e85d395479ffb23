import { describe, expect, it } from 'vitest';
import { logitEffects, winShareOf } from './logit-effects.ts';
import { normalExpectation } from './normal-expectation.ts';

describe('normalExpectation', () => {
  it('gives the moments of the normal distribution', () => {
    expect(normalExpectation({ mean: 2, sd: 3, of: (x) => x })).toBeCloseTo(2, 10);
    expect(normalExpectation({ mean: 2, sd: 3, of: (x) => x * x })).toBeCloseTo(13, 9);
    expect(normalExpectation({ mean: 0, sd: 1, of: Math.exp })).toBeCloseTo(Math.exp(0.5), 10);
  });
});

describe('logitEffects', () => {
  it('is the log odds without variation', () => {
    const effects = logitEffects({ winShare: 0.6, iccRater: 0, iccPrompt: 0 });
    expect(effects.preference).toBeCloseTo(Math.log(1.5), 8);
    expect([effects.raterSd, effects.promptSd]).toEqual([0, 0]);
  });

  it('has the win share and the correlation asked for', () => {
    const effects = logitEffects({ winShare: 0.65, iccRater: 0, iccPrompt: 0.15 });
    expect(winShareOf(effects)).toBeCloseTo(0.65, 8);
    const share = (x: number): number => 1 / (1 + Math.exp(-x));
    const { preference: mean, promptSd: sd } = effects;
    const square = normalExpectation({ mean, sd, of: (x) => share(x) ** 2 });
    expect((square - 0.65 ** 2) / (0.65 * 0.35)).toBeCloseTo(0.15, 7);
    expect(winShareOf(logitEffects({ winShare: 0.7, iccRater: 0.1, iccPrompt: 0.2 }))).toBeCloseTo(
      0.7,
      8,
    );
  });
});
