import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type { Study } from '#prisma/generated/client.ts';
import { imageScores } from '#study/results/image-scores.ts';
import type { ImageScores } from '#study/results/image-scores.ts';
import { metricDisagreements } from '#study/results/metric-disagreements.ts';
import type { MetricDisagreement } from '#study/results/metric-disagreements.ts';
import { readComparedImages } from '#study/results/read-compared-images.ts';
import { readKeptMetrics } from '#study/results/read-kept-metrics.ts';
import { database } from './database.ts';

/** What a metric of single images says of each pair; no scores where none is kept. */
export async function readPairScores(
  { id }: Pick<Study, 'id'>,
  pairs: readonly PairVotes[],
): Promise<{
  scores: ImageScores | null;
  disagreements: ReadonlyMap<string, MetricDisagreement>;
}> {
  const { whole } = await readKeptMetrics(database(), id);
  const scores = imageScores(whole);
  if (scores === null) return { scores, disagreements: new Map() };
  const compared = await readComparedImages(database(), id);
  return { scores, disagreements: metricDisagreements({ pairs, compared, scores }) };
}
