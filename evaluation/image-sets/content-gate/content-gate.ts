import { at } from '#domain/at.ts';
import { CONTENT_CLASSES } from '../networks/content-classes.ts';
import type { ContentClass } from '../networks/content-classes.ts';
import { EMBEDDED_INCEPTION_OUTPUTS, embeddedInception } from '../networks/embedded-inception.ts';
import { findDevice } from '#onnx/choose-device.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import { firstOutput, openFeatureExtractor } from '../features/feature-extractor.ts';
import type { NamedImage } from '../images/named-image.ts';
import { preparationFor } from '../images/prepare-image.ts';

/**
 * What each class adds to the score. Suggestive pictures count a quarter: by themselves they never
 * reach one half, but they add to a doubt.
 */
const UNSAFE_WEIGHT: Record<ContentClass, number> = {
  drawing: 0,
  hentai: 1,
  neutral: 0,
  porn: 1,
  sexy: 0.25,
};

const BATCH_SIZE = 8;

export type ContentGate = {
  /** A score from 0 (safe) to 1 for each image, in order; from 0.5 explicit is the likelier. */
  score: (images: AsyncIterable<NamedImage> | Iterable<NamedImage>) => Promise<number[]>;
  close: () => Promise<void>;
};

/**
 * Opens the classifier that decides which samples are held back from raters until a person has
 * looked: the five-class head of the embedded network, fed as nsfwjs feeds it (bilinear with
 * aligned corners, pixels in [0, 1]). A screen, not a judge: both kinds of error occur.
 */
export async function openContentGate(options: {
  cacheFolder: string;
  device?: DeviceRequest;
}): Promise<ContentGate> {
  const network = await embeddedInception(options.cacheFolder);
  const extractor = openFeatureExtractor({
    network: { path: network.path, outputs: [EMBEDDED_INCEPTION_OUTPUTS.classes] },
    preparation: preparationFor(network, 'align-corners'),
    device: await findDevice(options.device ?? 'cpu'),
  });
  return {
    score: async (images) => {
      const scores: number[] = [];
      const source = asyncSource(images);
      for await (const block of extractor.extract({ images: source, batchSize: BATCH_SIZE })) {
        const { values, rows, width } = firstOutput(block);
        for (let row = 0; row < rows; row++)
          scores.push(unsafeScore(values.subarray(row * width, (row + 1) * width)));
      }
      return scores;
    },
    close: extractor.close,
  };
}

/** The score of one image from the probabilities of its classes. */
export function unsafeScore(probabilities: ArrayLike<number>): number {
  const score = CONTENT_CLASSES.reduce(
    (sum, name, i) =>
      sum + UNSAFE_WEIGHT[name] * at(probabilities, i, 'the probabilities of the classes'),
    0,
  );
  return Math.min(1, score);
}

async function* asyncSource(
  images: AsyncIterable<NamedImage> | Iterable<NamedImage>,
): AsyncGenerator<NamedImage> {
  yield* images;
}
