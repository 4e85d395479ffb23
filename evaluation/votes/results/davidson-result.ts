import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { clusteredCovariance } from '../preference/clustered-covariance.ts';
import { fitDavidson, type DavidsonFit } from '../preference/davidson-model.ts';
import { PreferenceModelError } from '../preference/preference-model-error.ts';
import {
  countPairs,
  LEFT,
  RIGHT,
  TIE,
  type PreferenceVotes,
} from '../preference/preference-votes.ts';
import type { Interval } from '../../statistics/wilson-interval.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { indicesWhere, OUTCOME, selectVotes, type OrientedVotes } from '../rows/oriented-votes.ts';

/** A parameter on the log scale; `se` from the observed information, `ci95` from the clustered error. */
type LogParameter = { log: number; se: number; se_clustered: number; ci95: Interval };

export type DavidsonResult = {
  model: string;
  n: number;
  reference_arm: string;
  /** worths sum to 1; log worths are against the reference arm, which has no error of its own */
  arms: ({ arm: string; worth: number } & (
    LogParameter | { log: 0; se: null; se_clustered: null; ci95: null }
  ))[];
  /** readiness to answer "on par"; null when nobody did */
  tie: ({ nu: number } & LogParameter) | null;
  /** advantage of standing on the left */
  side: ({ gamma: number; p_two_sided: number } & LogParameter) | null;
  log_likelihood: number;
  iterations: number;
};

/**
 * Davidson's model over all arms of a question; "neither" and unanswered votes are outside it. With a
 * design on which it has no estimate, the reason in one sentence.
 */
export function davidsonResult(
  votes: OrientedVotes,
  settings: AnalysisSettings,
): { davidson: DavidsonResult } | { reason: string } {
  const said = selectVotes(
    votes,
    indicesWhere(votes, (outcome) => outcome <= OUTCOME.on_par),
  );
  const preference = {
    ...asPreferenceVotes(said, settings.arms.length),
    rater: said.rater,
    prompt: said.prompt,
  };
  try {
    const fit = fitDavidson(countPairs(preference));
    const covariance = clusteredCovariance(fit, preference);
    return { davidson: describe(fit, covariance, { n: said.n, settings }) };
  } catch (error) {
    if (!(error instanceof PreferenceModelError)) throw error;
    return { reason: explain(error, settings) };
  }
}

function asPreferenceVotes(votes: OrientedVotes, arms: number): PreferenceVotes {
  const { first, second, firstOnLeft } = votes;
  const left = first.map((arm, i) => (firstOnLeft[i] ? arm : (second[i] ?? 0)));
  const right = first.map((arm, i) => (firstOnLeft[i] ? (second[i] ?? 0) : arm));
  const outcome = votes.outcome.map((code, i) => {
    if (code === OUTCOME.on_par) return TIE;
    return (code === OUTCOME.first) === Boolean(firstOnLeft[i]) ? LEFT : RIGHT;
  });
  return { arms, left, right, outcome };
}

function describe(
  fit: DavidsonFit,
  clustered: readonly Float64Array[],
  { n, settings }: { n: number; settings: AnalysisSettings },
): DavidsonResult {
  const z = normalQuantile(1 - settings.alpha / 2, 0, 1);
  const parameter = (at: number): LogParameter => {
    const log = fit.parameters[at] ?? 0;
    const clusteredSe = Math.sqrt(clustered[at]?.[at] ?? 0);
    return {
      log,
      se: Math.sqrt(fit.covariance[at]?.[at] ?? 0),
      se_clustered: clusteredSe,
      ci95: [log - z * clusteredSe, log + z * clusteredSe],
    };
  };
  const total = fit.logWorth.reduce((sum, log) => sum + Math.exp(log), 0);
  const { tie, side } = fit.layout;
  const sideParameter = side === null ? null : parameter(side);
  return {
    model:
      tie === null ? 'Bradley-Terry (no ties) with a side effect' : 'Davidson with a side effect',
    n,
    reference_arm: settings.arms[0]?.key ?? '',
    arms: settings.arms.map(({ key }, arm) => ({
      arm: key,
      worth: Math.exp(fit.logWorth[arm] ?? 0) / total,
      ...(arm === 0 ? { log: 0, se: null, se_clustered: null, ci95: null } : parameter(arm - 1)),
    })),
    tie: tie === null ? null : { nu: Math.exp(fit.parameters[tie] ?? 0), ...parameter(tie) },
    side: sideParameter && {
      gamma: Math.exp(sideParameter.log),
      p_two_sided: waldP(sideParameter.log, sideParameter.se_clustered),
      ...sideParameter,
    },
    log_likelihood: fit.logLikelihood,
    iterations: fit.iterations,
  };
}

function waldP(estimate: number, se: number): number {
  if (se === 0) return estimate === 0 ? 1 : 0;
  return 2 * normalCdf(-Math.abs(estimate / se), 0, 1);
}

function explain(error: PreferenceModelError, settings: AnalysisSettings): string {
  const names = error.arms.map((arm) => `"${settings.arms[arm]?.key ?? arm}"`).join(', ');
  switch (error.problem) {
    case 'no-votes':
      return 'no vote named an arm or called a tie';
    case 'disconnected':
      return `${names} and the other arms were never compared, directly or through others`;
    case 'unbeaten':
      return `${names} never lost to an arm outside this group, so how much better cannot be estimated`;
    case 'separated':
      return 'the votes leave a parameter without bounds (all decisive votes on one side, or none decisive)';
  }
}
