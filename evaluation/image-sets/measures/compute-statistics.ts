import { fitOf } from '../metrics/feature-summary.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { collectFeatures } from '../features/collect-features.ts';
import { findDevice } from '#onnx/choose-device.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import { openFeatureExtractor } from '../features/feature-extractor.ts';
import type { FeatureBlock } from '../features/feature-extractor.ts';
import type { FeatureNetwork } from '../networks/feature-network.ts';
import type { ImageSet } from '../images/image-set.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';
import { preparationFor } from '../images/prepare-image.ts';
import type { ResizeDialect } from '../images/resize-dialect.ts';
import type { FeatureStatistics } from '../features/statistics-file.ts';

/**
 * Mean and covariance of the features of a set of images, with what they were made with. Throws
 * UserError for an image that cannot be read or a device that is not there.
 */
export async function computeStatistics(options: {
  set: ImageSet;
  network: FeatureNetwork;
  resize: ResizeDialect;
  batchSize?: number;
  device?: DeviceRequest;
  onProgress?: (done: number, total: number) => void;
}): Promise<FeatureStatistics> {
  const { set, network, resize, batchSize = 16, onProgress } = options;
  const multiply = onnxMatrixProduct();
  const extractor = openFeatureExtractor({
    network,
    preparation: preparationFor(network, resize),
    device: await findDevice(options.device ?? 'auto'),
  });
  let done = 0;
  const counted = async function* (): AsyncGenerator<FeatureBlock> {
    for await (const block of extractor.extract({ images: set.images(), batchSize })) {
      done += block.rows;
      onProgress?.(done, set.count);
      yield block;
    }
  };
  try {
    const summary = await collectFeatures({ blocks: counted(), multiply, keep: 'bounded' });
    const { mean, covariance, root } = await fitOf(summary, { multiply, ddof: 1 });
    const product = (): Promise<Matrix> =>
      multiply(root().matrix, root().matrix, { transposeLeft: true });
    return {
      mean,
      covariance: covariance ?? (await product()),
      n: summary.n,
      networkSha256: network.sha256,
      resize,
      ddof: 1,
    };
  } finally {
    await extractor.close();
  }
}
