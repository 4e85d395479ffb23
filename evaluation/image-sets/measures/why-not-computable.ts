import type { FeatureNetwork } from '../networks/feature-network.ts';
import { METRICS_OF_ONE_SET } from './metric.ts';
import type { Metric } from './metric.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';
import type { FurtherOutput } from './side.ts';

/** Outputs of the network beside its features that a metric needs of images. */
export const FURTHER_OUTPUT: Partial<Record<Metric, FurtherOutput>> = {
  is: 'logits',
  sfid: 'spatial',
};

type Asked = {
  a: EvaluationInput;
  b: EvaluationInput | undefined;
  network: FeatureNetwork | undefined;
};

/**
 * Why a metric cannot be computed of two sides, as far as that is known before anything is
 * computed; undefined where it can.
 */
export function whyNotComputable(metric: Metric, { a, b, network }: Asked): string | undefined {
  if (b === undefined && !METRICS_OF_ONE_SET.includes(metric))
    return 'it needs a set B to compare with';
  if (metric === 'fid') return undefined;
  const ofA = b === undefined || ['is', 'vendi', 'fid-infinity'].includes(metric);
  const compared = ofA ? [a] : [a, b];
  if (compared.some(({ kind }) => kind === 'statistics'))
    return 'it needs images or features, not statistics alone';
  const output = FURTHER_OUTPUT[metric];
  if (output === undefined) return undefined;
  if (metric === 'sfid' && compared.some(({ kind }) => kind !== 'images'))
    return 'it needs images, whose spatial features it compares';
  if (a.kind === 'features') return undefined;
  return network?.further?.[output] === undefined
    ? `it needs the ${output === 'logits' ? 'logits' : 'spatial features'} of the FID network, which ${network?.name ?? 'no network'} does not give: get it by onpar inception`
    : undefined;
}
