import { UserError } from '#prisma/user-error.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';
import { fid } from '../metrics/fid.ts';
import type { MatrixProduct } from '../metrics/multiply-matrices.ts';
import { collectFeatures } from './collect-features.ts';
import { executionProvider } from './execution-provider.ts';
import { openFeatureExtractor } from './feature-extractor.ts';
import type { FeatureBlock, FeatureExtractor } from './feature-extractor.ts';
import type { FeatureNetwork } from './feature-network.ts';
import {
  countTraits,
  fewWarning,
  noTraits,
  pairWarnings,
  setWarnings,
} from './image-set-warnings.ts';
import type { TraitCounts } from './image-set-warnings.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';
import { preparationFor } from './prepare-image.ts';
import type { ResizeDialect } from './resize-dialect.ts';

/** The value and its provenance, in the form of `onpar fid --json`. */
export type FidResult = {
  metric: 'fid';
  value: number;
  ci95: [number, number] | null;
  bias_estimate: number | null;
  n: [number | null, number | null];
  dims: number;
  /** without name and hash where features were given */
  network: { name: string | null; sha256: string | null; comparable_with_published: boolean };
  resize: ResizeDialect | null;
  ddof: 1;
  method: string;
  device: string;
  precision: 'float32';
  warnings: string[];
};

export type FidOptions = {
  a: EvaluationInput;
  b: EvaluationInput;
  /** not needed for two sets of features */
  network?: FeatureNetwork;
  resize?: ResizeDialect;
  batchSize?: number;
  device?: string;
  /** called after each batch with images done and images in all */
  onProgress?: (done: number, total: number) => void;
};

/** Near the best rate on a CPU, and small enough for the memory of any accelerator. */
const DEFAULT_BATCH_SIZE = 16;

type Side = { summary: FeatureSummary; warnings: string[]; traits: TraitCounts | undefined };

/**
 * The Fréchet (Inception) distance of two sets of images or stored statistics, with its interval,
 * bias, warnings and provenance. Throws UserError for an image that cannot be read, statistics of
 * another network, or a device that is not there.
 */
export async function computeFid(options: FidOptions): Promise<FidResult> {
  const { a, b, network, resize = 'clean', onProgress } = options;
  const device = executionProvider(options.device ?? 'auto');
  const multiply = onnxMatrixProduct();
  const total = [a, b].reduce(
    (sum, input) => sum + (input.kind === 'images' ? input.set.count : 0),
    0,
  );
  const extractor =
    total === 0 || network === undefined
      ? undefined
      : openFeatureExtractor({ network, preparation: preparationFor(network, resize), device });
  let done = 0;
  const onBatch = (rows: number): void => {
    done += rows;
    onProgress?.(done, total);
  };
  try {
    const batchSize = options.batchSize ?? DEFAULT_BATCH_SIZE;
    const shared = { network, resize, extractor, batchSize, multiply, onBatch };
    const sideA = await summarize({ ...shared, input: a });
    const sideB = await summarize({ ...shared, input: b });
    return await resultOf({ ...options, resize, device: device.used, sideA, sideB, multiply });
  } finally {
    await extractor?.close();
  }
}

async function summarize(options: {
  input: EvaluationInput;
  network: FeatureNetwork | undefined;
  resize: ResizeDialect;
  extractor: FeatureExtractor | undefined;
  batchSize: number;
  multiply: MatrixProduct;
  onBatch: (rows: number) => void;
}): Promise<Side> {
  const { input, network, resize, extractor, batchSize, multiply, onBatch } = options;
  if (input.kind === 'features') {
    const { rows: n } = input.features;
    const summary = { kind: 'samples', n, samples: input.features } as const;
    return { summary, traits: undefined, warnings: fewWarning(input.label, n) };
  }
  if (network === undefined)
    throw new UserError('Images and statistics need a network: give one.', { exitCode: 2 });
  if (input.kind === 'statistics') return statisticsSide({ input, network, resize });
  if (extractor === undefined) throw new Error('Images need a feature extractor.');
  const traits = noTraits();
  const counted = async function* (): AsyncGenerator<FeatureBlock> {
    for await (const block of extractor.extract({ images: input.set.images(), batchSize })) {
      countTraits(traits, block.traits);
      onBatch(block.rows);
      yield block;
    }
  };
  const summary = await collectFeatures({ blocks: counted(), multiply });
  const { label } = input.set;
  return { summary, traits, warnings: setWarnings(label, summary.n ?? 0, traits, network.size) };
}

function statisticsSide(options: {
  input: Extract<EvaluationInput, { kind: 'statistics' }>;
  network: FeatureNetwork;
  resize: ResizeDialect;
}): Side {
  const { input, network, resize } = options;
  const { mean, covariance, n, networkSha256, resize: madeWith } = input.statistics;
  if (networkSha256 !== undefined && networkSha256 !== network.sha256)
    throw new UserError(
      `The statistics ${input.label} are of another network (sha256 ${networkSha256.slice(0, 12)}…) than ${network.name}: choose it by --network.`,
      { exitCode: 2 },
    );
  if (madeWith !== undefined && madeWith !== resize)
    throw new UserError(
      `The statistics ${input.label} were made with --resize ${madeWith}, not ${resize}: use that.`,
      { exitCode: 2 },
    );
  const unknown = networkSha256 === undefined || madeWith === undefined;
  return {
    summary: { kind: 'statistics', n, mean, covariance },
    traits: undefined,
    warnings: unknown
      ? [
          `${input.label} does not say which network and resize it was made with; they may not match.`,
        ]
      : [],
  };
}

async function resultOf(
  options: FidOptions & {
    resize: ResizeDialect;
    device: string;
    sideA: Side;
    sideB: Side;
    multiply: MatrixProduct;
  },
): Promise<FidResult> {
  const { network, resize, device, sideA, sideB, multiply } = options;
  const [a, b] = [sideA.summary, sideB.summary];
  const widths = [a, b].map((s) => (s.kind === 'statistics' ? s.mean.length : s.samples.columns));
  const [dims = 0, other] = widths;
  if (dims !== other)
    throw new UserError(`Features of ${dims} and ${other} dimensions cannot be compared.`, {
      exitCode: 2,
    });
  const { value, ci95, biasEstimate, method } = await fid({ a, b, multiply });
  const both = sideA.traits && sideB.traits ? pairWarnings(sideA.traits, sideB.traits) : [];
  return {
    metric: 'fid',
    value,
    ci95,
    bias_estimate: biasEstimate,
    n: [a.n ?? null, b.n ?? null],
    dims,
    network: {
      name: network?.name ?? null,
      sha256: network?.sha256 ?? null,
      comparable_with_published: network?.comparableWithPublished ?? false,
    },
    resize: network === undefined ? null : resize,
    ddof: 1,
    method,
    device,
    precision: 'float32',
    warnings: [
      ...(network === undefined || network.comparableWithPublished
        ? []
        : [`Features of the network ${network.name}: not comparable with published FID values.`]),
      ...sideA.warnings,
      ...sideB.warnings,
      ...both,
    ],
  };
}
