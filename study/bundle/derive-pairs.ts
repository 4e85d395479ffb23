import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import { imageScores } from '../results/image-scores.ts';
import { metricDisagreements, nameOfPair } from '../results/metric-disagreements.ts';
import type { MetricDisagreement } from '../results/metric-disagreements.ts';
import { sayMissingScores } from '../results/say-image-scores.ts';
import type { BundleSources } from './read-sources.ts';
import { pairsOfSources } from './tables-of-sources.ts';

export type GalleryPair = PairVotes & {
  prompt: string;
  images: { arm: string; sha256: string | null }[];
  /** a metric of both images, in the order of `arms`; null where it is not kept of both */
  scores: [number, number] | null;
  /** net preference of people against the image that the metric puts higher, as a share of votes */
  against: number | null;
};

/** Every pair of images with its votes, and what a metric of single images says of it. */
export type PairGallery = {
  metric: { metric: string; label: string; arms: string[] } | null;
  /** what keeps people and metric from being held against each other; null: nothing */
  missing: string | null;
  pairs: GalleryPair[];
};

/** The pairs of a bundle, in the order of its votes. */
export function derivePairs(sources: BundleSources): PairGallery {
  const scores = imageScores(sources.metrics);
  const compared = sources.now.comparisons.map(({ number, prompt_id, ...comparison }) => ({
    ...comparison,
    comparison: String(number),
    prompt_index: prompt_id,
  }));
  const votes = pairsOfSources(sources);
  const disagreements =
    scores === null
      ? new Map<string, MetricDisagreement>()
      : metricDisagreements({ pairs: votes, compared, scores });
  const places = new Map(compared.map((place) => [place.comparison, place]));
  return {
    metric: scores && { metric: scores.metric, label: scores.label, arms: scores.arms },
    missing: sayMissingScores(scores, sources.protocol.arms),
    pairs: votes.flatMap((pair) => {
      const place = places.get(pair.comparison);
      if (place === undefined) return [];
      const found = disagreements.get(nameOfPair(pair));
      const images = pair.arms.map((arm) => ({
        arm,
        sha256: place.images.find((image) => image.arm === arm)?.sha256 ?? null,
      }));
      return [
        {
          ...{ ...pair, prompt: place.prompt, images },
          ...{ scores: found?.scores ?? null, against: found?.against ?? null },
        },
      ];
    }),
  };
}
