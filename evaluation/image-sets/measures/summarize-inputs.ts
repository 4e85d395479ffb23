import { UserError } from '#domain/user-error.ts';
import { widthOf } from '../metrics/feature-summary.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { collectFeatures } from '../features/collect-features.ts';
import { findDevice } from '#onnx/choose-device.ts';
import { deviceKey, type DeviceRequest } from '#onnx/device-request.ts';
import { openFeatureExtractor } from '../features/feature-extractor.ts';
import type { FeatureBlock, FeatureExtractor } from '../features/feature-extractor.ts';
import type { FeatureNetwork } from '../networks/feature-network.ts';
import {
  countTraits,
  fewWarning,
  noTraits,
  pairWarnings,
  setWarnings,
} from './image-set-warnings.ts';
import type { TraitCounts } from './image-set-warnings.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';
import { preparationFor } from '../images/prepare-image.ts';
import type { ResizeDialect } from '../images/resize-dialect.ts';

export type MeasureOptions = {
  a: EvaluationInput;
  b: EvaluationInput;
  /** not needed for two sets of features */
  network?: FeatureNetwork;
  resize?: ResizeDialect;
  batchSize?: number;
  device?: DeviceRequest;
  /** called after each batch with images done and images in all */
  onProgress?: (done: number, total: number) => void;
};

/** How the features came about: part of every result's JSON. */
export type Provenance = {
  n: [number | null, number | null];
  dims: number;
  /** without name and hash where features were given */
  network: { name: string | null; sha256: string | null; comparable_with_published: boolean };
  resize: ResizeDialect | null;
  device: string;
  precision: 'float32';
  warnings: string[];
};

/** The features of one side; `names` of its images in order, where it has images. */
export type SummarizedSide = { summary: FeatureSummary; names: string[] };

type Side = SummarizedSide & { warnings: string[]; traits: TraitCounts | undefined };

type Tools = {
  network: FeatureNetwork | undefined;
  resize: ResizeDialect;
  extractor: FeatureExtractor | undefined;
  batchSize: number;
  multiply: MatrixProduct;
  keep: 'all' | 'bounded';
  onBatch: (rows: number) => void;
};

/** Near the best rate on a CPU, and small enough for the memory of any accelerator. */
const DEFAULT_BATCH_SIZE = 16;

/**
 * The features of both sides of a comparison, with their provenance and what a reader must be
 * warned of. `keep: 'all'` holds every feature (8 bytes a number); `bounded` keeps what a Fréchet
 * distance needs. Throws UserError for an image that cannot be read, statistics of another network
 * or resize, features of unequal width, or a device that is not there.
 */
export async function summarizeInputs(
  options: MeasureOptions & { multiply: MatrixProduct; keep: 'all' | 'bounded' },
): Promise<{ a: SummarizedSide; b: SummarizedSide; provenance: Provenance }> {
  const { a, b, network, resize = 'clean', multiply, keep, onProgress } = options;
  const device = await findDevice(options.device ?? 'auto');
  const counts = [a, b].map((input) => (input.kind === 'images' ? input.set.count : 0));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const extractor =
    total === 0 || network === undefined
      ? undefined
      : openFeatureExtractor({ network, preparation: preparationFor(network, resize), device });
  const batchSize = options.batchSize ?? DEFAULT_BATCH_SIZE;
  let done = 0;
  const onBatch = (rows: number): void => {
    done += rows;
    onProgress?.(done, total);
  };
  try {
    const tools = { network, resize, extractor, batchSize, multiply, keep, onBatch };
    const sideA = await summarize(a, tools);
    const sideB = await summarize(b, tools);
    const provenance = provenanceOf({ network, resize, device: deviceKey(device), sideA, sideB });
    return { a: sideA, b: sideB, provenance };
  } finally {
    await extractor?.close();
  }
}

async function summarize(input: EvaluationInput, tools: Tools): Promise<Side> {
  if (input.kind === 'features') {
    const { rows: n } = input.features;
    const summary = { kind: 'samples', n, samples: input.features } as const;
    return { summary, names: [], traits: undefined, warnings: fewWarning(input.label, n) };
  }
  const { network, resize, extractor, batchSize, multiply, keep, onBatch } = tools;
  if (network === undefined)
    throw new UserError('Images and statistics need a network: give one.', { code: 'wrong-call' });
  if (input.kind === 'statistics') return statisticsSide({ input, network, resize });
  if (extractor === undefined) throw new Error('Images need a feature extractor.');
  const traits = noTraits();
  const names: string[] = [];
  const counted = async function* (): AsyncGenerator<FeatureBlock> {
    for await (const block of extractor.extract({ images: input.set.images(), batchSize })) {
      countTraits(traits, block.traits);
      for (const { name } of block.traits) names.push(name);
      onBatch(block.rows);
      yield block;
    }
  };
  const summary = await collectFeatures({ blocks: counted(), multiply, keep });
  const { label } = input.set;
  return {
    summary,
    names,
    traits,
    warnings: setWarnings(label, names.length, traits, network.size),
  };
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
      { code: 'not-comparable' },
    );
  if (madeWith !== undefined && madeWith !== resize)
    throw new UserError(
      `The statistics ${input.label} were made with --resize ${madeWith}, not ${resize}: use that.`,
      { code: 'not-comparable' },
    );
  const unknown = networkSha256 === undefined || madeWith === undefined;
  return {
    summary: { kind: 'statistics', n, mean, covariance },
    names: [],
    traits: undefined,
    warnings: unknown
      ? [
          `${input.label} does not say which network and resize it was made with; they may not match.`,
        ]
      : [],
  };
}

function provenanceOf(options: {
  network: FeatureNetwork | undefined;
  resize: ResizeDialect;
  device: string;
  sideA: Side;
  sideB: Side;
}): Provenance {
  const { network, resize, device, sideA, sideB } = options;
  const [dims, other] = [widthOf(sideA.summary), widthOf(sideB.summary)];
  if (dims !== other)
    throw new UserError(`Features of ${dims} and ${other} dimensions cannot be compared.`, {
      code: 'not-comparable',
    });
  const comparable = network?.comparableWithPublished ?? false;
  return {
    n: [sideA.summary.n ?? null, sideB.summary.n ?? null],
    dims,
    network: {
      name: network?.name ?? null,
      sha256: network?.sha256 ?? null,
      comparable_with_published: comparable,
    },
    resize: network === undefined ? null : resize,
    device,
    precision: 'float32',
    warnings: [
      ...(network === undefined || comparable
        ? []
        : [`Features of the network ${network.name}: not comparable with published FID values.`]),
      ...sideA.warnings,
      ...sideB.warnings,
      ...(sideA.traits && sideB.traits ? pairWarnings(sideA.traits, sideB.traits) : []),
    ],
  };
}
