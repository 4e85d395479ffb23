import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { powerAnalysis, type PowerQuestion } from './power-analysis.ts';

const design: PowerQuestion = {
  raters: 20,
  prompts: 30,
  replicates: 1,
  winShare: 0.6,
  ties: 0,
  neither: 0,
  power: 0.8,
  alpha: 0.05,
  iccRater: 0,
  iccPrompt: 0,
  simulations: 0,
  seed: 1,
};

describe('powerAnalysis', () => {
  it('counts votes as the formula says, and the raters that give them', () => {
    const { formula } = powerAnalysis({ ...design, ties: 0.25, neither: 0.05 });
    expect(formula.votes_needed).toBe(Math.ceil(194 / 0.7));
    expect(formula.raters_needed).toBe(Math.ceil(formula.votes_needed / 30));
    const clustered = powerAnalysis({ ...design, iccRater: 0.05, iccPrompt: 0.1 }).formula;
    expect(clustered.design_effect).toBeCloseTo(1 + 29 * 0.05 + 19 * 0.1, 12);
    expect(clustered.votes_needed).toBe(Math.ceil(194 * clustered.design_effect));
  });

  it('knows when no number of raters makes up for too few prompts', () => {
    expect(
      powerAnalysis({ ...design, prompts: 3, iccPrompt: 0.2 }).formula.raters_needed,
    ).toBeNull();
  });

  it('finds the nominal power by simulation where the formula holds: independent votes, 80%', () => {
    // 194 votes have 80% power in the sign test: 14 x 14 = 196
    const { simulation } = powerAnalysis({
      ...design,
      raters: 14,
      prompts: 14,
      winShare: 0.6,
      simulations: 800,
    });
    expect(simulation?.power_sign_test).toBeGreaterThan(0.74);
    expect(simulation?.power_sign_test).toBeLessThan(0.84);
  });

  it('finds less where votes on a prompt are alike', () => {
    const options = { ...design, simulations: 200, winShare: 0.58 };
    const found = (iccPrompt: number): number =>
      present(powerAnalysis({ ...options, iccPrompt }).simulation, 'the simulation')
        .power_clustered;
    const [alone, alike] = [found(design.iccPrompt), found(0.2)];
    expect(alike).toBeLessThan(alone - 0.2);
  });
});
