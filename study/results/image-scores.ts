import { z } from 'zod';
import type { StoredMetric } from './kept-metrics.ts';
import { metricWords } from './metric-words.ts';

/** A metric of single images, as it is kept with the metric of their arm. */
export type ImageScores = {
  metric: string;
  label: string;
  /** the keys of arms whose images have it, all by one network */
  arms: string[];
  /** undefined of an image that was not measured, or is another one now */
  of: (image: ScoredImage) => number | undefined;
};

type ScoredImage = {
  arm: string;
  prompt_index: number;
  replicate: number;
  sha256: string | null;
};

const scored = z.object({
  network: z.object({ sha256: z.string() }),
  images: z.array(
    z.object({
      prompt_index: z.int(),
      replicate: z.int(),
      sha256: z.string(),
      value: z.number(),
    }),
  ),
});

/**
 * The metric of single images that most arms have by one and the same network; null where none is kept.
 * Scores of two networks are not on one scale, so they are never held against each other. Of a metric
 * whose better way is not known nothing can be said either.
 */
export function imageScores(
  rows: readonly Pick<StoredMetric, 'metric' | 'set_a' | 'set_b' | 'result'>[],
): ImageScores | null {
  const own = rows.flatMap(({ metric, set_a: arm, set_b: against, result }) => {
    const parsed = scored.safeParse(result);
    if (!parsed.success || metricWords(metric).better !== 'higher') return [];
    const { network, images } = parsed.data;
    return [{ by: `${metric} ${against} ${network.sha256}`, metric, arm, images }];
  });
  const groups = [...Map.groupBy(own, ({ by }) => by).values()];
  const [largest] = groups.toSorted((a, b) => b.length - a.length);
  const [first] = largest ?? [];
  if (largest === undefined || first === undefined) return null;
  const values = new Map(
    largest.flatMap(({ arm, images }) =>
      images.map(({ value, ...image }) => [nameOf({ arm, ...image }), value] as const),
    ),
  );
  return {
    metric: first.metric,
    label: metricWords(first.metric).label,
    arms: largest.map(({ arm }) => arm),
    of: (image) => values.get(nameOf(image)),
  };
}

function nameOf({ arm, prompt_index: prompt, replicate, sha256 }: ScoredImage): string {
  return JSON.stringify([arm, prompt, replicate, sha256]);
}
