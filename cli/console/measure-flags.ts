import { parseWholeBetween } from './parse-number.ts';
import { Option } from 'commander';
import type { Command } from 'commander';
import { chooseNetwork } from '#evaluation/image-sets/networks/choose-network.ts';
import type { FeatureNetwork } from '#evaluation/image-sets/networks/feature-network.ts';
import { ON_BAD_IMAGE } from '#evaluation/image-sets/measures/refuse-unreadable.ts';
import type { OnBadImage } from '#evaluation/image-sets/measures/refuse-unreadable.ts';
import type { ExtractionOptions } from '#evaluation/image-sets/measures/measure-options.ts';
import { RESIZE_DIALECTS } from '#evaluation/image-sets/images/resize-dialect.ts';
import type { ResizeDialect } from '#evaluation/image-sets/images/resize-dialect.ts';
import { parseDeviceRequest } from '#onnx/device-request.ts';
import { readCliEnv } from '../processes/env.ts';
import { say } from './output.ts';
import { createProgress } from './progress.ts';
import type { Progress } from './progress.ts';

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
  return addExtractionFlags(command)
    .option('--features', 'A and B are .npy files of features (N x D), not images')
    .option('--json', 'print one JSON document');
}

/** Adds the flags that say how features are made. */
export function addExtractionFlags(command: Command): Command {
  return command
    .option(
      '--network <network>',
      'official, embedded, dinov2, clip or FILE.onnx (default: official if cached)',
    )
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
    .option('--batch-size <n>', 'images a step of the network', parseWholeBetween(1, 10_000))
    .option('--device <device>', 'auto, cpu, webgpu, cuda or cuda:N', 'auto');
}

/** What the flags ask of the features, with a progress bar that ends by itself or by `stop`. */
export function extractionOf(flags: ExtractionFlags): {
  extraction: ExtractionOptions;
  stop: () => void;
} {
  let progress: Progress | undefined;
  const extraction: ExtractionOptions = {
    resize: flags.resize,
    ...(flags.batchSize === undefined ? {} : { batchSize: flags.batchSize }),
    device: parseDeviceRequest(flags.device),
    onBadImage: flags.onBadImage,
    onProgress: (done, total) => {
      progress ??= createProgress({ label: 'Features', total, unit: 'images' });
      progress.update(done);
      if (done === total) progress.stop();
    },
  };
  return { extraction, stop: () => progress?.stop() };
}

/** The network that the flags ask for; says which, where they do not. */
export async function networkOf(flags: ExtractionFlags): Promise<FeatureNetwork> {
  const { network, note } = await chooseNetwork(flags.network, readCliEnv().cacheFolder);
  if (note !== undefined) say(note);
  return network;
}
