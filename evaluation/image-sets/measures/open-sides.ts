import { UserError } from '#domain/user-error.ts';
import { at } from '#domain/at.ts';
import { nameOfPlace } from '#domain/name-of-place.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { featureCollector } from '../features/feature-collector.ts';
import { distinctRows } from '../metrics/distinct-rows.ts';
import { distinctOf } from '../metrics/feature-summary.ts';
import type { FeatureNetwork } from '../networks/feature-network.ts';
import { openImageFeatures } from './image-features.ts';
import type { ImageFeatures } from './image-features.ts';
import { leftOutWarning, setWarnings, skippedWarning } from './image-set-warnings.ts';
import type { MeasureOptions } from './measure-options.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';
import type { Made } from './provenance.ts';
import type { ResizeDialect } from '../images/resize-dialect.ts';
import type { FurtherOutput, Side } from './side.ts';
import { toldNames } from './told-names.ts';

type Tools = {
  network: FeatureNetwork | undefined;
  resize: ResizeDialect;
  features: ImageFeatures | undefined;
  further: readonly FurtherOutput[];
  multiply: MatrixProduct;
  keep: 'all' | 'bounded';
};

export type SideOptions = Omit<MeasureOptions, 'a' | 'b'> & {
  /** every side that will be asked for */
  inputs: readonly EvaluationInput[];
  multiply: MatrixProduct;
  /** `all` holds every feature (8 bytes a number), `bounded` what a Fréchet distance needs */
  keep: 'all' | 'bounded';
  /** outputs of the network beside its features that are wanted too */
  further?: readonly FurtherOutput[];
};

export type Sides = {
  summarize: (input: EvaluationInput) => Promise<Side>;
  /** what features of images are made with; undefined where no side is images */
  made: Made | undefined;
  close: () => Promise<void>;
};

/**
 * Opens what the features of several sides need, each of which is then summarized when asked for.
 * Throws UserError for images that cannot be read or a device that is not there.
 */
export async function openSides(options: SideOptions): Promise<Sides> {
  const { inputs, network, resize = 'clean', multiply, keep, further = [] } = options;
  const sets = inputs.flatMap((input) => (input.kind === 'images' ? [input.set] : []));
  const outputs = network === undefined ? [] : outputsOf(network, further);
  const features =
    sets.length === 0 || network === undefined
      ? undefined
      : await openImageFeatures({ ...options, network, sets, outputs });
  const tools = { network, resize, features, further, multiply, keep };
  return {
    summarize: (input) => summarize(input, tools),
    made:
      features && network
        ? { network, resize: network.resize ?? resize, device: features.device }
        : undefined,
    close: async () => features?.close(),
  };
}

function outputsOf(network: FeatureNetwork, further: readonly FurtherOutput[]): string[] {
  return [
    network.output,
    ...further.map((name) => {
      const output = network.further?.[name];
      if (output !== undefined) return output;
      throw new UserError(`The network ${network.name} has no ${name}.`, { code: 'bad-network' });
    }),
  ];
}

async function summarize(input: EvaluationInput, tools: Tools): Promise<Side> {
  if (input.kind === 'images') return imageSide(input, tools);
  const nothing = { names: [], further: {}, traits: undefined, skipped: [], leftOut: [] };
  if (input.kind === 'features') {
    const { label, features: samples } = input;
    return {
      ...nothing,
      summary: { kind: 'samples', n: samples.rows, samples },
      distinct: distinctRows(samples),
      origin: { networkSha256: undefined, resize: undefined },
      samples: { label: nameOfPlace(label), unit: 'rows of features' },
      warnings: [],
    };
  }
  const { mean, covariance, n, networkSha256, resize, ddof } = input.statistics;
  const label = nameOfPlace(input.label);
  return {
    ...nothing,
    summary: { kind: 'statistics', label, n, ddof, mean, covariance },
    distinct: undefined,
    samples: { label, unit: 'images' },
    origin: { networkSha256, resize },
    warnings:
      ddof === 0
        ? [`The covariance of ${label} is over n, where others are over n - 1: taken as it is.`]
        : [],
  };
}

async function imageSide(
  { set }: Extract<EvaluationInput, { kind: 'images' }>,
  tools: Tools,
): Promise<Side> {
  const { network, resize, features, further, multiply, keep } = tools;
  if (network === undefined || features === undefined)
    throw new UserError('Images need a network: give one.', { code: 'wrong-call' });
  const collectors = [keep, ...further.map((name) => (name === 'logits' ? 'all' : 'bounded'))].map(
    (kept) => featureCollector({ multiply, keep: kept === 'all' ? 'all' : 'bounded' }),
  );
  const { names, traits, skipped } = await features.ofSet(set, async (outputs) => {
    for (const [i, rows] of outputs.entries()) await at(collectors, i).add(rows);
  });
  requireTwo(set.label, names.length);
  const summaries = await Promise.all(collectors.map((collector) => collector.finish()));
  const told = toldNames(set.label);
  const label = told.ofSet;
  const skippedFiles = told.ofFiles(skipped);
  const leftOut = told.ofFiles(set.leftOut ?? []);
  const summary = at(summaries, 0, 'the outputs of a network');
  return {
    summary,
    distinct: distinctOf(summary),
    samples: { label, unit: 'images' },
    further: Object.fromEntries(further.map((name, i) => [name, at(summaries, i + 1)])),
    names: names.map(told.ofImage),
    traits,
    skipped: skippedFiles,
    leftOut,
    origin: { networkSha256: network.sha256, resize: network.resize ?? resize },
    warnings: [
      ...setWarnings(label, traits, network.size),
      ...skippedWarning(label, skippedFiles),
      ...leftOutWarning(label, leftOut),
    ],
  };
}

function requireTwo(label: string, read: number): void {
  if (read >= 2) return;
  throw new UserError(
    `Only ${read} of the images in ${label} can be read, and a covariance needs at least 2.`,
    { code: 'unreadable-image' },
  );
}
