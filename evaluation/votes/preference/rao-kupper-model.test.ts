import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import golden from '../fixtures/statistics.json' with { type: 'json' };
import { PUDDING_ROWS } from '../fixtures/pudding-rows.ts';
import { PreferenceModelError } from './preference-model-error.ts';
import { LEFT, RIGHT, TIE, type PairCounts } from './preference-votes.ts';
import { fitRaoKupper } from './rao-kupper-model.ts';

type Row = readonly [left: number, right: number, wins: number, losses: number, ties: number];

function pairCounts(arms: number, rows: readonly Row[]): PairCounts {
  const counts = new Float64Array(arms * arms * 3);
  for (const [left, right, wins, losses, ties] of rows) {
    const at = (left * arms + right) * 3;
    counts[at + LEFT] = wins;
    counts[at + RIGHT] = losses;
    counts[at + TIE] = ties;
  }
  return { arms, counts };
}

describe('fitRaoKupper', () => {
  it('fits the pudding data', () => {
    const { raokupper_pudding: expected } = golden;
    const rows = PUDDING_ROWS.map(({ left, right, wins, losses, ties }): Row => [
      left,
      right,
      wins,
      losses,
      ties,
    ]);
    const fit = fitRaoKupper(pairCounts(6, rows));
    const total = fit.logWorth.reduce((sum, log) => sum + Math.exp(log), 0);
    fit.logWorth.forEach((log, arm) =>
      expect(Math.exp(log) / total).toBeCloseTo(at(expected.worth, arm), 5),
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
    const rows: Row[] = [
      [0, 1, 3, 2, 0],
      [0, 1, 0, 0, 4],
    ];
    for (const row of rows) {
      expect(() => fitRaoKupper(pairCounts(2, [row]))).toThrow(PreferenceModelError);
    }
  });
});
