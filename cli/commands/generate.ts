import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { failureWords } from '#domain/failure-words.ts';
import { parseDeviceRequest } from '#onnx/device-request.ts';
import { manifestPath } from '#generator/manifest/manifest-file.ts';
import { readGivenLatents, type GivenLatents } from '#generator/pipeline/given-latents.ts';
import { RNG_NAMES, type RngName } from '#generator/noise/noise-source.ts';
import { planGenerate, type GeneratePlan } from '../images/generate-plan.ts';
import { planProtocol } from '../images/generate-protocol.ts';
import { makeImages, type MadeImages } from '../images/make-images.ts';
import { printJson, say } from '../console/output.ts';
import { parseDecimal, parseWhole, parseWholes } from '../console/parse-number.ts';
import { prepareImages, type Preparation } from '../images/prepare-images.ts';
import { untilInterrupted } from '../console/until-interrupted.ts';
import { wrongCall } from '../images/wrong-call.ts';

type GenerateFlags = {
  model?: string;
  prompt?: string;
  prompts?: string;
  protocol?: string;
  models?: string;
  out: string;
  steps?: number[];
  scheduler?: string;
  guidanceScale?: number;
  guidanceRescale?: number;
  negativePrompt?: string;
  seed?: number;
  replicates?: number;
  width?: number;
  height?: number;
  batchSize?: number;
  device: string;
  rng: RngName;
  latents?: string;
  saveLatents?: boolean;
  json?: boolean;
};

const EXAMPLES = `
Examples:
  onpar generate --model stable-diffusion-1.5 --prompt "a red fox in the snow" --out images
  onpar generate --model stable-diffusion-1.5 --prompts PartiPrompts.tsv --steps 10,20,50 --out images
  onpar generate --protocol study.yaml --prompts PartiPrompts.tsv --out images

Called again, it makes only the images that are missing.`;

/** `onpar generate`: images from a model folder or a protocol, on files alone. */
export function generateCommand(): Command {
  const command = new Command('generate')
    .description('images from a model folder or a protocol')
    .option('--model <dir>', 'model folder in the diffusers ONNX layout')
    .option('--prompt <text>', 'one prompt', asItIs)
    .option('--prompts <file>', 'prompt file: a TSV as PartiPrompts.tsv, or one prompt a line')
    .option(
      '--protocol <file>',
      'arms, prompts and seeds of a study.yaml; --prompts is then its prompt set, by the name of the file',
    )
    .option('--models <dir>', "folder in which a protocol's models lie under their names")
    .requiredOption('--out <dir>', 'where images and manifest.jsonl go');
  return withArmFlags(command)
    .option(
      '--batch-size <b>',
      'images denoised at once (default: what suits the device)',
      parseWhole('--batch-size'),
    )
    .option('--device <name>', 'auto, cpu, webgpu, cuda or cuda:N', 'auto')
    .addOption(new Option('--rng <name>', 'whose noise').choices(RNG_NAMES).default('torch-cpu'))
    .option('--latents <file.npy>', 'starting noise for every image, in place of the seeds')
    .option('--save-latents', 'keep final latents beside each image, as .npy')
    .option('--json', 'print a summary as JSON')
    .addHelpText('after', EXAMPLES)
    .action(generate);
}

/** The flags of what is made: arms, and how many images of a prompt. */
function withArmFlags(command: Command): Command {
  return command
    .option(
      '--steps <n,…>',
      'denoising steps; one folder of images for each number (default 50)',
      parseWholes('--steps'),
    )
    .option('--scheduler <name>', "sampling algorithm (default: the model's own)")
    .option(
      '--guidance-scale <g>',
      'classifier-free guidance, on above 1 (default 7.5)',
      parseDecimal('--guidance-scale'),
    )
    .option(
      '--guidance-rescale <r>',
      'guidance rescale, 0 to 1 (default 0)',
      parseDecimal('--guidance-rescale'),
    )
    .option('--negative-prompt <text>', 'what to steer away from', asItIs)
    .option('--seed <s>', 'base of the seeds (default 0)', parseWhole('--seed'))
    .option('--replicates <n>', 'images a prompt (default 1)', parseWhole('--replicates'))
    .option('--width <pixels>', "multiple of 8 (default: the model's)", parseWhole('--width'))
    .option('--height <pixels>', "multiple of 8 (default: the model's)", parseWhole('--height'));
}

async function generate(flags: GenerateFlags): Promise<void> {
  const device = parseDeviceRequest(flags.device);
  const { batchSize, rng, saveLatents = false } = flags;
  if (batchSize !== undefined && (batchSize < 1 || batchSize > 64)) {
    throw wrongCall(`--batch-size ${batchSize} must be a whole number from 1 to 64.`);
  }
  const plan = await planFlags(flags);
  const latents = flags.latents === undefined ? null : await readLatents(flags.latents);
  const folder = resolve(flags.out);
  const preparation = await prepareImages({ plan, folder, rng, latents });
  tellWarnings(preparation.warnings);
  const started = performance.now();
  const { result: made, interrupted } = await untilInterrupted((signal) =>
    makeImages({ preparation, folder, device, rng, batchSize, latents, saveLatents, signal }),
  );
  const seconds = (performance.now() - started) / 1000;
  summarise({ flags, folder, preparation, made, seconds });
  if (made.failed.length > 0) process.exitCode = 1;
  if (interrupted !== null) process.exitCode = interrupted;
}

/** Flags that a protocol decides; giving them beside it would be ambiguous. */
const OF_ARMS = [
  'model',
  'prompt',
  'steps',
  'scheduler',
  'guidanceScale',
  'guidanceRescale',
  'negativePrompt',
  'seed',
  'replicates',
  'width',
  'height',
] as const;

function planFlags(flags: GenerateFlags): Promise<GeneratePlan> {
  const { protocol, prompts, models } = flags;
  if (protocol !== undefined) {
    const doubled = OF_ARMS.find((name) => flags[name] !== undefined);
    if (doubled === undefined) return planProtocol({ protocol, prompts, models });
    const flag = doubled.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw wrongCall(
      `--${flag} is what the protocol decides: leave it out, or leave out --protocol.`,
    );
  }
  if (flags.model === undefined) throw wrongCall('Give --model DIR, or --protocol FILE.');
  const { steps = [50], replicates = 1, seed = 0, negativePrompt = '' } = flags;
  const { guidanceScale = 7.5, guidanceRescale = 0 } = flags;
  if (replicates < 1 || replicates > 10_000) {
    throw wrongCall(`--replicates ${replicates} must be a whole number from 1 to 10000.`);
  }
  return planGenerate({
    ...flags,
    model: flags.model,
    steps,
    guidanceScale,
    guidanceRescale,
    negativePrompt,
    seed,
    replicates,
  });
}

async function readLatents(path: string): Promise<GivenLatents> {
  const file = await readFile(path).catch((cause: unknown) => {
    throw wrongCall(`The latents ${path} cannot be read (${failureWords(cause)}): check the path.`);
  });
  return readGivenLatents(file, path);
}

const MOST_WARNINGS = 10;

function tellWarnings(warnings: readonly string[]): void {
  for (const warning of warnings.slice(0, MOST_WARNINGS)) say(`warning: ${warning}`);
  const more = warnings.length - MOST_WARNINGS;
  if (more > 0) say(`warning: ${more} more like these (see "truncated" in manifest.jsonl)`);
}

function summarise(options: {
  flags: GenerateFlags;
  folder: string;
  preparation: Preparation;
  made: MadeImages;
  seconds: number;
}): void {
  const { flags, folder, preparation, made, seconds } = options;
  const missing = preparation.arms.reduce((sum, a) => sum + a.missing.length, 0);
  const total = preparation.arms.reduce((sum, a) => sum + a.samples.length, 0);
  const left = missing - made.made - made.failed.length;
  const summary = {
    out: folder,
    manifest: manifestPath(folder),
    total,
    made: made.made,
    kept: total - missing,
    failed: made.failed,
    left,
    device: made.device,
    seconds: Math.round(seconds * 1000) / 1000,
    warnings: preparation.warnings,
  };
  if (flags.json) printJson(summary);
  for (const { file, error } of made.failed) say(`failed: ${file}: ${error}`);
  const rest = left > 0 ? `; ${left} left, call again to make them` : '';
  say(
    `${made.made} made, ${summary.kept} there already, ${made.failed.length} failed${rest} (${folder})`,
  );
}

/** An empty text is a text too: nothing to steer away from, or no words at all. */
function asItIs(text: string): string {
  return text;
}
