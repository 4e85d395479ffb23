import { describe, expect, it } from 'vitest';
import golden from '../fixtures/statistics.json' with { type: 'json' };
import { PreferenceModelError } from './preference-model-error.ts';
import { LEFT, RIGHT, TIE, type PairCounts } from './preference-votes.ts';
import { fitRaoKupper } from './rao-kupper-model.ts';

function pairCounts(arms: number, rows: number[][]): PairCounts {
  const counts = new Float64Array(arms * arms * 3);
  for (const [left = 0, right = 0, wins = 0, losses = 0, ties = 0] of rows) {
    const at = (left * arms + right) * 3;
    counts[at + LEFT] = wins;
    counts[at + RIGHT] = losses;
    counts[at + TIE] = ties;
  }
  return { arms, counts };
}

describe('fitRaoKupper', () => {
  it('fits the pudding data', () => {
    const { davidson_pudding: pudding, raokupper_pudding: expected } = golden;
    const rows = pudding.rows.map(([i = 0, j = 0, , w = 0, l = 0, t = 0]) => [
      i - 1,
      j - 1,
      w,
      l,
      t,
    ]);
    const fit = fitRaoKupper(pairCounts(6, rows));
    const total = fit.logWorth.reduce((sum, log) => sum + Math.exp(log), 0);
    fit.logWorth.forEach((log, arm) =>
      expect(Math.exp(log) / total).toBeCloseTo(expected.worth[arm] ?? NaN, 5),
    );
    expect(fit.theta).toBeCloseTo(expected.theta, 5);
    expect(-fit.logLikelihood).toBeCloseTo(expected.nll, 5);
  });

  it('has the closed form for two arms', () => {
    const { wA, wB, t, raokupper_log: log, raokupper_theta: theta } = golden.two_model_closed_form;
    const fit = fitRaoKupper(pairCounts(2, [[1, 0, wA, wB, t]]));
    expect(fit.logWorth[1]).toBeCloseTo(log, 6);
    expect(fit.theta).toBeCloseTo(theta, 6);
  });

  it('has no estimate without ties or without decisive votes', () => {
    for (const row of [
      [0, 1, 3, 2, 0],
      [0, 1, 0, 0, 4],
    ]) {
      expect(() => fitRaoKupper(pairCounts(2, [row]))).toThrow(PreferenceModelError);
    }
  });
});
