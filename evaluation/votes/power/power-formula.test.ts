import { describe, expect, it } from 'vitest';
import { powerFormula, type FormulaQuestion } from './power-formula.ts';

const expected = { winShare: 0.6, ties: 0, neither: 0, iccRater: 0, iccPrompt: 0, dropout: 0 };
const question: FormulaQuestion = {
  raters: 20,
  prompts: 30,
  votesEach: () => 30,
  expected,
  power: 0.8,
  level: 0.05,
};

describe('powerFormula', () => {
  it('counts votes as the formula says, and the raters that give them', () => {
    const tied = powerFormula({
      ...question,
      expected: { ...expected, ties: 0.25, neither: 0.05 },
    });
    expect(tied.votes_needed).toBe(Math.ceil(194 / 0.7));
    expect(tied.raters_needed).toBe(Math.ceil(Math.ceil(194 / 0.7) / 30));
    const clustered = powerFormula({
      ...question,
      expected: { ...expected, iccRater: 0.05, iccPrompt: 0.1 },
    });
    expect(clustered.design_effect).toBeCloseTo(1 + 29 * 0.05 + 19 * 0.1, 12);
    expect(clustered.votes_needed).toBe(Math.ceil(194 * clustered.design_effect));
  });

  it('counts half of the votes of those who leave', () => {
    const whole = powerFormula(question).raters_needed;
    const left = powerFormula({ ...question, expected: { ...expected, dropout: 1 } });
    expect([whole, left.raters_needed]).toEqual([7, 13]);
  });

  it('knows when no number of raters makes up for too few prompts', () => {
    const few = { ...question, prompts: 3, expected: { ...expected, iccPrompt: 0.2 } };
    expect(powerFormula(few).raters_needed).toBeNull();
  });

  it('needs what any test does, however clear the difference is', () => {
    const clear = powerFormula({ ...question, expected: { ...expected, winShare: 0.999 } });
    expect(clear).toMatchObject({ decisive_votes: 6, votes_needed: 6, raters_needed: 2 });
  });

  it('needs no number of votes where there is no difference', () => {
    const none = powerFormula({ ...question, expected: { ...expected, winShare: 0.5 } });
    expect(none).toMatchObject({ decisive_votes: null, votes_needed: null, raters_needed: null });
    expect(none.enough).toBe(false);
  });
});
