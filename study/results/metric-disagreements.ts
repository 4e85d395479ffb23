import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type { ImageScores } from './image-scores.ts';

/** Both images of a comparison, as far as scores are kept by it. */
export type ComparedImages = {
  /** as votes.csv names it */
  comparison: string;
  prompt_index: number;
  replicate: number;
  images: readonly { arm: string; sha256: string | null }[];
};

/** What a metric and people say of one pair of images. */
export type MetricDisagreement = {
  /** the metric of both images, in the order of the arms of the votes */
  scores: [number, number];
  /**
   * net preference of people, of all their answers, against the image that the metric puts higher: 1
   * where all prefer the other one, -1 where all agree with the metric; null where the metric puts both
   * alike, or nobody answered
   */
  against: number | null;
};

/**
 * What a metric of single images and people say of each pair, by the name that `nameOfPair` gives it.
 * Pairs of which an image has no score are left out. A difference of scores has no unit in which votes
 * could be held against it, so only its sign is: `against` is a share of votes and nothing else.
 */
export function metricDisagreements(options: {
  pairs: readonly PairVotes[];
  compared: readonly ComparedImages[];
  scores: ImageScores;
}): Map<string, MetricDisagreement> {
  const { pairs, compared, scores } = options;
  const places = new Map(compared.map((place) => [place.comparison, place]));
  return new Map(
    pairs.flatMap((pair) => {
      const place = places.get(pair.comparison);
      if (place === undefined) return [];
      const [first, second] = pair.arms.map((arm) => scoreOf(scores, place, arm));
      if (first === undefined || second === undefined) return [];
      const against = opposition(pair.counts, first - second);
      return [[nameOfPair(pair), { scores: [first, second], against }] as const];
    }),
  );
}

/** What tells a question about a pair from all others. */
export function nameOfPair({
  question,
  comparison,
}: Pick<PairVotes, 'question' | 'comparison'>): string {
  return `${comparison} ${question}`;
}

function scoreOf(
  scores: ImageScores,
  { prompt_index, replicate, images }: ComparedImages,
  arm: string,
): number | undefined {
  const image = images.find((one) => one.arm === arm);
  return image && scores.of({ arm, prompt_index, replicate, sha256: image.sha256 });
}

function opposition(counts: PairVotes['counts'], difference: number): number | null {
  const { first, second, on_par: onPar, neither } = counts;
  const answers = first + second + onPar + neither;
  if (answers === 0 || difference === 0) return null;
  return (difference > 0 ? second - first : first - second) / answers;
}
