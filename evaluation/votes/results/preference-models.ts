import { at } from '#domain/at.ts';
import { levelThatReaches } from '../../statistics/clustered-p.ts';
import type { ClusteredVariances } from '../../statistics/clustered-variances.ts';
import { squaredReach } from '../../statistics/squared-reach.ts';
import { clusteredParameters, type FittedScores } from '../preference/clustered-parameters.ts';
import { countKinds, type KindCounts } from '../preference/count-kinds.ts';
import { fitDavidson, type DavidsonFit } from '../preference/davidson-model.ts';
import { davidsonScores } from '../preference/davidson-scores.ts';
import { PreferenceModelError } from '../preference/preference-model-error.ts';
import { LEFT, RIGHT, TIE, type PreferenceVotes } from '../preference/preference-votes.ts';
import {
  fitRaoKupper,
  raoKupperScores,
  type RaoKupperFit,
} from '../preference/rao-kupper-model.ts';
import { indicesWhere, OUTCOME, selectVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { armWorths, logParameter } from './log-parameter.ts';
import type { DavidsonResult, LogParameter, RaoKupperResult } from './preference-model-shape.ts';

/** Fitted preference models; without an estimate, the reason in one sentence's end. */
export type PreferenceModels = {
  davidson: DavidsonResult | null;
  raoKupper: RaoKupperResult | null;
  reason: string | null;
};

type ClusteredVotes = PreferenceVotes & { rater: Int32Array; prompt: Int32Array };

/**
 * Davidson's model over all arms of a question, and Rao and Kupper's beside it where there are ties;
 * "neither" and unanswered votes are outside them. Errors and intervals are clustered by the core that
 * net preferences have.
 */
export function preferenceModels(
  votes: OrientedVotes,
  settings: AnalysisSettings,
): PreferenceModels {
  const said = selectVotes(
    votes,
    indicesWhere(votes, (outcome) => outcome <= OUTCOME.on_par),
  );
  const preference = asPreferenceVotes(said, settings.arms.length);
  const pairs = countKinds(preference);
  const davidson = fitted(() => fitDavidson(pairs, { sideEffect: settings.sidesKnown }));
  const raoKupper = fitted(() => fitRaoKupper(pairs));
  return {
    davidson:
      davidson instanceof PreferenceModelError ? null : describeDavidson(davidson, pairs, settings),
    raoKupper:
      raoKupper instanceof PreferenceModelError
        ? null
        : describeRaoKupper(raoKupper, pairs, settings),
    reason: davidson instanceof PreferenceModelError ? explain(davidson, settings) : null,
  };
}

function fitted<Fit>(fit: () => Fit): Fit | PreferenceModelError {
  try {
    return fit();
  } catch (error) {
    if (error instanceof PreferenceModelError) return error;
    throw error;
  }
}

function asPreferenceVotes(votes: OrientedVotes, arms: number): ClusteredVotes {
  const { first, second, firstOnLeft, rater, prompt } = votes;
  const left = first.map((arm, i) => (firstOnLeft[i] ? arm : at(second, i)));
  const right = first.map((arm, i) => (firstOnLeft[i] ? at(second, i) : arm));
  const outcome = votes.outcome.map((code, i) => {
    if (code === OUTCOME.on_par) return TIE;
    return (code === OUTCOME.first) === Boolean(firstOnLeft[i]) ? LEFT : RIGHT;
  });
  return { arms, left, right, outcome, rater, prompt };
}

type Parameters = { variances: ClusteredVariances[]; described: LogParameter[] };

function parametersOf(
  fit: FittedScores & { parameters: Float64Array },
  votes: KindCounts,
  alpha: number,
): Parameters {
  const variances = clusteredParameters(fit, votes);
  const described = variances.map((own, k) =>
    logParameter(
      { log: at(fit.parameters, k), ownVariance: at(at(fit.covariance, k), k), variances: own },
      alpha,
    ),
  );
  return { variances, described };
}

function describeDavidson(
  fit: DavidsonFit,
  votes: KindCounts,
  settings: AnalysisSettings,
): DavidsonResult {
  const scores = davidsonScores(fit, votes.arms);
  const { variances, described } = parametersOf({ ...fit, scores }, votes, settings.alpha);
  const { tie, side } = fit.layout;
  const exp = (k: number): number => Math.exp(at(fit.parameters, k));
  return {
    model: `${tie === null ? 'Bradley-Terry (no ties)' : 'Davidson'}${side === null ? '' : ' with a side effect'}`,
    n: votes.n,
    reference_arm: at(settings.arms, 0, 'the arms').key,
    arms: armWorths(fit.logWorth, described, settings),
    tie: tie === null ? null : { nu: exp(tie), ...at(described, tie) },
    side:
      side === null
        ? null
        : {
            gamma: exp(side),
            p_two_sided: levelThatReaches(
              at(fit.parameters, side) ** 2,
              (alpha) => squaredReach(at(variances, side), alpha).whole,
            ),
            ...at(described, side),
          },
    log_likelihood: fit.logLikelihood,
    iterations: fit.iterations,
  };
}

function describeRaoKupper(
  fit: RaoKupperFit,
  votes: KindCounts,
  settings: AnalysisSettings,
): RaoKupperResult {
  const scores = raoKupperScores(fit);
  const { described } = parametersOf({ ...fit, scores }, votes, settings.alpha);
  return {
    model: 'Rao-Kupper',
    n: votes.n,
    reference_arm: at(settings.arms, 0, 'the arms').key,
    arms: armWorths(fit.logWorth, described, settings),
    threshold: { theta: fit.theta, ...at(described, described.length - 1) },
    log_likelihood: fit.logLikelihood,
  };
}

function explain(error: PreferenceModelError, settings: AnalysisSettings): string {
  const names = error.arms.map((arm) => `"${at(settings.arms, arm, 'the arms').key}"`).join(', ');
  switch (error.problem) {
    case 'no-votes':
      return 'no vote named an arm or called a tie';
    case 'disconnected':
      return `${names} and the other arms were never compared, directly or through others`;
    case 'all-tied':
      return 'no vote preferred one arm to another, so how much better one is cannot be estimated';
    case 'unbeaten':
      return `${names} never lost to an arm outside this group, so how much better cannot be estimated`;
    case 'separated':
      return 'the votes leave a parameter without bounds (all decisive votes for one arm, or one arm always on the same side)';
  }
}
