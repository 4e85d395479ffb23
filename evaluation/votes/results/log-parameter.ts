import { combinedVariance } from '../../statistics/combined-variance.ts';
import type { ClusteredVariances } from '../../statistics/clustered-variances.ts';
import { squaredReach } from '../../statistics/squared-reach.ts';
import { present } from '#domain/present.ts';
import { is95 } from './is-95.ts';
import type { ArmWorth, LogParameter } from './preference-model-shape.ts';
import type { AnalysisSettings } from './analysis-settings.ts';

/** A fitted log parameter with its model variance and its clustered ones. */
export type FittedParameter = { log: number; ownVariance: number; variances: ClusteredVariances };

/** The parameter with both errors, and the interval by the same core as a net preference. */
export function logParameter(
  { log, ownVariance, variances }: FittedParameter,
  alpha: number,
): LogParameter {
  const { variance } = present(combinedVariance(variances), 'the variance of a fitted parameter');
  const reach = Math.sqrt(squaredReach(variances, alpha).whole);
  const ci: LogParameter['ci'] = [log - reach, log + reach];
  return {
    log,
    se: Math.sqrt(ownVariance),
    se_clustered: Math.sqrt(variance),
    ci,
    ...(is95(alpha) && { ci95: ci }),
  };
}

/** Worths that sum to 1, with the log parameters of all arms but the reference arm, which comes first. */
export function armWorths(
  logWorth: Float64Array,
  parameters: readonly LogParameter[],
  { arms, alpha }: Pick<AnalysisSettings, 'arms' | 'alpha'>,
): ArmWorth[] {
  const total = logWorth.reduce((sum, log) => sum + Math.exp(log), 0);
  const reference = {
    log: 0 as const,
    se: null,
    se_clustered: null,
    ci: null,
    ...(is95(alpha) && { ci95: null }),
  };
  return Array.from(logWorth, (log, arm) => ({
    arm: present(arms[arm], 'an arm of the model').key,
    worth: Math.exp(log) / total,
    ...(arm === 0 ? reference : present(parameters[arm - 1], 'the parameter of an arm')),
  }));
}
