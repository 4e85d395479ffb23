import type { FeatureNetwork } from '../networks/feature-network.ts';
import type { ResizeDialect } from '../images/resize-dialect.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';
import type { OnBadImage } from './refuse-unreadable.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';

/** How features are made of images. */
export type ExtractionOptions = {
  resize?: ResizeDialect;
  batchSize?: number;
  device?: DeviceRequest;
  onBadImage?: OnBadImage;
  /** called after each batch with images done and images in all */
  onProgress?: (done: number, total: number) => void;
};

/** What a measure is asked: two sides, and how features are made of those that are images. */
export type MeasureOptions = ExtractionOptions & {
  a: EvaluationInput;
  b: EvaluationInput;
  /** needed where a side is images */
  network?: FeatureNetwork;
};

/** Near the best rate on a CPU, and small enough for the memory of any accelerator. */
export const DEFAULT_BATCH_SIZE = 16;
