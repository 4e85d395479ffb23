import { Command, InvalidArgumentError, Option } from 'commander';
import { chooseNetwork } from '#evaluation/features/choose-network.ts';
import { computeFid } from '#evaluation/features/compute-fid.ts';
import type { FidResult } from '#evaluation/features/compute-fid.ts';
import type { FeatureNetwork } from '#evaluation/features/feature-network.ts';
import { openEvaluationInput, openFeatures } from '#evaluation/features/open-evaluation-input.ts';
import type { EvaluationInput } from '#evaluation/features/open-evaluation-input.ts';
import { RESIZE_DIALECTS } from '#evaluation/features/resize-dialect.ts';
import type { ResizeDialect } from '#evaluation/features/resize-dialect.ts';
import { readCliEnv } from './env.ts';
import { createProgress, printJson, printResult, say } from './output.ts';
import type { Progress } from './output.ts';

type FidFlags = {
  network?: string;
  resize: ResizeDialect;
  batchSize?: number;
  device: string;
  features?: boolean;
  json?: boolean;
};

/** `onpar fid A B`: the Fréchet distance of two image sets, with its error, bias and provenance. */
export function fidCommand(): Command {
  return new Command('fid')
    .description('measure the Fréchet Inception distance of two image sets')
    .argument('<a>', 'a folder or .zip of images, or .npz statistics')
    .argument('<b>', 'what to compare it with')
    .option('--network <network>', 'official, embedded or FILE.onnx (default: official if cached)')
    .addOption(
      new Option('--resize <dialect>', 'the reference tool to agree with')
        .choices(RESIZE_DIALECTS)
        .default('clean'),
    )
    .option('--batch-size <n>', 'images a step of the network', positiveInteger)
    .option('--device <device>', 'auto, cpu, webgpu, cuda or cuda:N', 'auto')
    .option('--features', 'A and B are .npy files of features (N x D), not images')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Example:
  onpar fid out/euler-20 reference-images --json
  onpar fid --features a.npy b.npy`,
    )
    .action(runFid);
}

async function runFid(pathA: string, pathB: string, flags: FidFlags): Promise<void> {
  const open = flags.features === true ? openFeatures : openEvaluationInput;
  const a = await open(pathA);
  const b = await open(pathB);
  const network = flags.features === true ? undefined : await chosenNetwork(flags.network);
  let progress: Progress | undefined;
  try {
    const result = await computeFid({
      a,
      b,
      ...(network === undefined ? {} : { network }),
      resize: flags.resize,
      ...(flags.batchSize === undefined ? {} : { batchSize: flags.batchSize }),
      device: flags.device,
      onProgress: (done, total) => {
        progress ??= createProgress({ label: 'Features', total });
        progress.update(done);
      },
    });
    progress?.stop();
    progress = undefined;
    report(result, flags.json === true);
  } finally {
    progress?.stop();
    await closeInputs([a, b]);
  }
}

async function chosenNetwork(wanted: string | undefined): Promise<FeatureNetwork> {
  const { network, note } = await chooseNetwork(wanted, readCliEnv().cacheFolder);
  if (note !== undefined) say(note);
  return network;
}

function report(result: FidResult, json: boolean): void {
  result.warnings.forEach((warning) => {
    say(`Warning: ${warning}`);
  });
  if (json) {
    printJson(result);
    return;
  }
  const number = (value: number): string => value.toPrecision(6);
  const interval = result.ci95 ? ` (95% ${result.ci95.map(number).join(' to ')})` : '';
  const bias =
    result.bias_estimate === null
      ? ''
      : `, of which about ${number(result.bias_estimate)} is small-sample bias`;
  printResult(`FID ${number(result.value)}${interval}${bias}`);
}

async function closeInputs(inputs: readonly EvaluationInput[]): Promise<void> {
  for (const input of inputs) if (input.kind === 'images') await input.set.close?.();
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}
