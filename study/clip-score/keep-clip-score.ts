import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import { keepMetrics } from '../runs/keep-metrics.ts';
import type { captionedArm } from './captioned-arm.ts';
import type { ClipScoreResult } from './measure-clip-score.ts';

/**
 * Keeps the CLIPScore of an arm with its study, and that of each image by prompt and replicate, in place
 * of the one kept before.
 */
export async function keepClipScore(
  options: Pick<Awaited<ReturnType<typeof captionedArm>>, 'arm' | 'places'> & {
    db: Database;
    result: ClipScoreResult;
  },
): Promise<void> {
  const { db, arm, places, result } = options;
  const images = result.images.map(({ name, value }) => ({
    ...present(places.get(name), `the place of image ${name}`),
    value,
  }));
  const metrics = { clipscore: { ...result, images } };
  await keepMetrics({
    ...{ db, studyId: arm.studyId },
    ...{ setA: arm.key, setB: 'prompts', result: { metrics } },
  });
}
