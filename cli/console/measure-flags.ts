import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { chooseNetwork } from '#evaluation/image-sets/networks/choose-network.ts';
import type { FeatureNetwork } from '#evaluation/image-sets/networks/feature-network.ts';
import { openEvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import { openFeatures } from '#evaluation/image-sets/measures/open-features.ts';
import { ON_BAD_IMAGE } from '#evaluation/image-sets/measures/refuse-unreadable.ts';
import type { OnBadImage } from '#evaluation/image-sets/measures/refuse-unreadable.ts';
import type { EvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import { RESIZE_DIALECTS } from '#evaluation/image-sets/images/resize-dialect.ts';
import type { ResizeDialect } from '#evaluation/image-sets/images/resize-dialect.ts';
import type { MeasureOptions } from '#evaluation/image-sets/measures/measure-options.ts';
import { parseDeviceRequest } from '#onnx/device-request.ts';
import { readCliEnv } from '../processes/env.ts';
import { createProgress, say } from './output.ts';
import type { Progress } from './output.ts';

/** How features are made. */
export type ExtractionFlags = {
  network?: string;
  resize: ResizeDialect;
  batchSize?: number;
  device: string;
  onBadImage: OnBadImage;
};

/** The flags that `onpar fid` and `onpar metrics` share. */
export type MeasureFlags = ExtractionFlags & { features?: boolean; json?: boolean };

/** Adds them to a command. */
export function addMeasureFlags(command: Command): Command {
  command
    .argument('<a>', 'a folder, zip, .npz or .npy of images, or .npz statistics')
    .argument('<b>', 'what to compare it with');
  return addExtractionFlags(command)
    .option('--features', 'A and B are .npy files of features (N x D), not images')
    .option('--json', 'print one JSON document');
}

/** Adds the flags that say how features are made. */
export function addExtractionFlags(command: Command): Command {
  return command
    .option('--network <network>', 'official, embedded or FILE.onnx (default: official if cached)')
    .addOption(
      new Option('--resize <dialect>', 'the reference tool to agree with')
        .choices(RESIZE_DIALECTS)
        .default('clean'),
    )
    .addOption(
      new Option('--on-bad-image <what>', 'an image that cannot be read: stop, or leave it out')
        .choices(ON_BAD_IMAGE)
        .default('stop'),
    )
    .option('--batch-size <n>', 'images a step of the network', positiveInteger)
    .option('--device <device>', 'auto, cpu, webgpu, cuda or cuda:N', 'auto');
}

/** Opens both sides and the network, measures with a progress bar, prints warnings, closes. */
export async function measure<Result extends { warnings: string[] }>(
  paths: readonly [string, string],
  flags: MeasureFlags,
  compute: (options: MeasureOptions) => Promise<Result>,
): Promise<Result> {
  const open = flags.features === true ? openFeatures : openEvaluationInput;
  const a = await open(paths[0]);
  const b = await open(paths[1]);
  const images = a.kind === 'images' || b.kind === 'images';
  const network = images ? await networkOf(flags) : undefined;
  let progress: Progress | undefined;
  try {
    const result = await compute({
      a,
      b,
      ...(network === undefined ? {} : { network }),
      resize: flags.resize,
      ...(flags.batchSize === undefined ? {} : { batchSize: flags.batchSize }),
      device: parseDeviceRequest(flags.device),
      onBadImage: flags.onBadImage,
      onProgress: (done, total) => {
        progress ??= createProgress({ label: 'Features', total });
        progress.update(done);
        if (done === total) progress.stop();
      },
    });
    for (const warning of result.warnings) say(`Warning: ${warning}`);
    return result;
  } catch (error) {
    progress?.stop();
    throw error;
  } finally {
    await closeInputs([a, b]);
  }
}

/** The network that the flags ask for; says which, where they do not. */
export async function networkOf(flags: ExtractionFlags): Promise<FeatureNetwork> {
  const { network, note } = await chooseNetwork(flags.network, readCliEnv().cacheFolder);
  if (note !== undefined) say(note);
  return network;
}

async function closeInputs(inputs: readonly EvaluationInput[]): Promise<void> {
  for (const input of inputs) if (input.kind === 'images') await input.set.close?.();
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}
