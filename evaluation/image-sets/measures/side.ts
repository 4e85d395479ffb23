import type { FeatureSummary } from '../metrics/feature-summary.ts';
import type { SetAside } from '../images/image-set.ts';
import type { NamedSamples } from './few-warning.ts';
import type { TraitCounts } from './image-set-warnings.ts';

/** Outputs of the FID network beside its features, by what they are for. */
export type FurtherOutput = 'logits' | 'spatial';

/** The features of one side; `names` of its images in order, where it has images. */
export type SummarizedSide = {
  summary: FeatureSummary;
  names: string[];
  further: Partial<Record<FurtherOutput, FeatureSummary>>;
};

/** Network and resize that features are known to come of. */
type Origin = { networkSha256: string | undefined; resize: string | undefined };

export type Side = SummarizedSide & {
  samples: NamedSamples;
  /** how many samples are unlike each other; undefined of statistics */
  distinct: number | undefined;
  warnings: string[];
  traits: TraitCounts | undefined;
  skipped: readonly SetAside[];
  leftOut: readonly SetAside[];
  origin: Origin;
};
