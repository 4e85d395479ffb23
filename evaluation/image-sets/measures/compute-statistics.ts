import { at } from '#domain/at.ts';
import { featureCollector } from '../features/feature-collector.ts';
import type { FeatureStatistics } from '../features/statistics-file.ts';
import type { ImageSet } from '../images/image-set.ts';
import { fitOf } from '../metrics/feature-summary.ts';
import { covarianceOf } from '../metrics/gaussian-fit.ts';
import type { FeatureNetwork } from '../networks/feature-network.ts';
import { openImageFeatures } from './image-features.ts';
import type { SeenImages } from './image-features.ts';
import type { ExtractionOptions } from './measure-options.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';

/**
 * Mean and covariance of the features of a set of images, with what they were made with and what
 * was seen of the set. Throws what `openImageFeatures` throws.
 */
export async function computeStatistics(
  options: ExtractionOptions & { set: ImageSet; network: FeatureNetwork },
): Promise<{ statistics: FeatureStatistics; seen: SeenImages }> {
  const { set, network, resize = 'clean' } = options;
  const multiply = onnxMatrixProduct();
  const outputs = [network.output];
  const features = await openImageFeatures({ ...options, sets: [set], outputs });
  try {
    const collector = featureCollector({ multiply, keep: 'bounded' });
    const seen = await features.ofSet(set, (rows) => collector.add(at(rows, 0)));
    const summary = await collector.finish();
    const fit = await fitOf(summary, { multiply });
    const statistics = {
      mean: fit.mean,
      covariance: await covarianceOf(fit, multiply),
      n: summary.n,
      networkSha256: network.sha256,
      resize: network.resize ?? resize,
      ddof: 1 as const,
    };
    return { statistics, seen };
  } finally {
    await features.close();
  }
}
