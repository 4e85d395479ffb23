import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import golden from '../fixtures/statistics.json' with { type: 'json' };
import { PUDDING_ROWS } from '../fixtures/pudding-rows.ts';
import { fitDavidson } from './davidson-model.ts';
import { PreferenceModelError } from './preference-model-error.ts';
import { LEFT, RIGHT, TIE, type PairCounts } from './preference-votes.ts';

type Counted = { left: number; right: number; outcome: number; votes: number };

function pairCounts(arms: number, list: Counted[]): PairCounts {
  const counts = new Float64Array(arms * arms * 3);
  for (const { left, right, outcome, votes } of list) {
    const place = (left * arms + right) * 3 + outcome;
    counts[place] = at(counts, place) + votes;
  }
  return { arms, counts };
}

const noSide = { sideEffect: false };

describe('fitDavidson', () => {
  const { davidson_pudding: pudding, two_model_closed_form: closed } = golden;
  const puddingVotes = pairCounts(
    6,
    PUDDING_ROWS.flatMap(({ left, right, wins, losses, ties }) => [
      { left, right, outcome: LEFT, votes: wins },
      { left, right, outcome: RIGHT, votes: losses },
      { left, right, outcome: TIE, votes: ties },
    ]),
  );

  it('fits the pudding data of Davidson’s paper', () => {
    const fit = fitDavidson(puddingVotes, noSide);
    const total = fit.logWorth.reduce((sum, log) => sum + Math.exp(log), 0);
    fit.logWorth.forEach((log, arm) => {
      expect(Math.exp(log) / total).toBeCloseTo(at(pudding.worth, arm), 5);
      expect(log).toBeCloseTo(at(pudding.log_ref1, arm), 5);
    });
    expect(Math.exp(present(fit.logTie, 'the parameter of ties'))).toBeCloseTo(pudding.nu, 5);
    expect(-fit.logLikelihood).toBeCloseTo(pudding.nll, 4);
    pudding.se_log.slice(1).forEach((se, k) => {
      expect(Math.sqrt(at(at(fit.covariance, k), k))).toBeCloseTo(present(se, 'an error'), 5);
    });
    expect(Math.sqrt(at(at(fit.covariance, 5), 5))).toBeCloseTo(pudding.se_log_nu, 5);
  });

  it('has the closed form for two arms', () => {
    const fit = fitDavidson(
      pairCounts(2, [
        { left: 1, right: 0, outcome: LEFT, votes: closed.wA },
        { left: 1, right: 0, outcome: RIGHT, votes: closed.wB },
        { left: 1, right: 0, outcome: TIE, votes: closed.t },
      ]),
      noSide,
    );
    expect(fit.logWorth[1]).toBeCloseTo(closed.davidson_log, 6);
    expect(Math.sqrt(at(at(fit.covariance, 0), 0))).toBeCloseTo(closed.se, 6);
    expect(Math.exp(present(fit.logTie, 'the parameter of ties'))).toBeCloseTo(closed.nu, 6);
  });

  it('without ties is Bradley and Terry’s model', () => {
    const cycle = golden.bt_choix_cycle4;
    const fit = fitDavidson(
      pairCounts(
        3,
        cycle.data_winner_first.map((pair) => ({
          left: at(pair, 0),
          right: at(pair, 1),
          outcome: LEFT,
          votes: 1,
        })),
      ),
      noSide,
    );
    expect(fit.logTie).toBeNull();
    const centre = fit.logWorth.reduce((sum, log) => sum + log, 0) / 3;
    fit.logWorth.forEach((log, arm) => expect(log - centre).toBeCloseTo(at(cycle.ml, arm), 6));
  });

  it('agrees with the worked example of Bradley and Terry’s model', () => {
    const { wins, log } = golden.bt_wikipedia;
    const names = ['A', 'B', 'C', 'D'];
    const fit = fitDavidson(
      pairCounts(
        4,
        wins.map(([winner, loser, votes]) => ({
          left: names.indexOf(String(winner)),
          right: names.indexOf(String(loser)),
          outcome: LEFT,
          votes: Number(votes),
        })),
      ),
      noSide,
    );
    const centre = fit.logWorth.reduce((sum, x) => sum + x, 0) / 4;
    const expected = [log.A, log.B, log.C, log.D];
    fit.logWorth.forEach((x, arm) => expect(x - centre).toBeCloseTo(at(expected, arm), 4));
  });

  it('separates the side from the arm: both have their closed form in a balanced two-arm design', () => {
    // expected counts for worth ratio e^0.5, γ = e^0.3, ν = 0.8, scaled up so that rounding is slight
    const list: Counted[] = [0, 1].flatMap((left) => {
      const worth = [1, Math.exp(0.5)];
      const l = Math.exp(0.3) * at(worth, left);
      const r = at(worth, 1 - left);
      const t = 0.8 * Math.sqrt(l * r);
      return [l, r, t].map((weight, outcome) => ({
        left,
        right: 1 - left,
        outcome,
        votes: (1e6 * weight) / (l + r + t),
      }));
    });
    const fit = fitDavidson(pairCounts(2, list));
    expect(fit.logWorth[1]).toBeCloseTo(0.5, 8);
    expect(fit.logSide).toBeCloseTo(0.3, 8);
    expect(fit.logTie).toBeCloseTo(Math.log(0.8), 8);
  });

  it('names designs that have no estimate', () => {
    const problem = (arms: number, list: Counted[], options = noSide): string => {
      try {
        fitDavidson(pairCounts(arms, list), options);
      } catch (error) {
        if (error instanceof PreferenceModelError) return `${error.problem} ${error.arms.join()}`;
        throw error;
      }
      return 'fitted';
    };
    const win = (left: number, right: number) => ({ left, right, outcome: LEFT, votes: 1 });
    const tie = (left: number, right: number) => ({ left, right, outcome: TIE, votes: 1 });
    expect(problem(2, [])).toBe('no-votes 0,1');
    expect(problem(4, [win(0, 1), win(1, 0), win(2, 3), win(3, 2)])).toBe('disconnected 2,3');
    expect(problem(3, [win(0, 1), win(1, 2), win(2, 1)])).toBe('unbeaten 0');
    expect(problem(2, [win(1, 0), tie(0, 1)])).toBe('unbeaten 1');
    expect(problem(2, [tie(1, 0), tie(0, 1)])).toBe('all-tied 0,1');
    expect(problem(3, [tie(1, 0), tie(2, 1)])).toBe('all-tied 0,1,2');
    expect(problem(3, [win(0, 1), win(1, 2), win(2, 0)])).toBe('fitted');
    expect(problem(2, [win(0, 1), win(1, 0)], { sideEffect: true })).toBe('separated 0,1');
  });
});
