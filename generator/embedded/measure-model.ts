import sharp from 'sharp';
import type { ArmSpec, SampleRequest } from '#domain/arm-spec.ts';
import type { Generator } from '../pipeline/start-generator.ts';
import { tallyAccuracy, type Accuracy } from './accuracy.ts';
import { checkImage } from './check-image.ts';
import type { ChosenPrompt } from './choose-prompts.ts';
import { writePrompt } from './write-prompt.ts';

const FIRST_SEED = 1000;
const BATCH_SIZE = 32;

/**
 * Makes one image of each prompt with a model, as any other model's are made, and checks them.
 *
 * @returns the accuracy, and the images' 8-bit RGB pixels in the order of the prompts
 */
export async function measureModel(options: {
  generator: Generator;
  folder: string;
  prompts: readonly ChosenPrompt[];
  steps: number;
  guidanceScale: number;
  guidanceRescale: number;
}): Promise<{ accuracy: Accuracy; images: Uint8Array[] }> {
  const { generator, folder, prompts, ...settings } = options;
  const arm: ArmSpec = {
    key: 'measured',
    model: folder,
    scheduler: null,
    negativePrompt: '',
    width: null,
    height: null,
    ...settings,
  };
  const samples: SampleRequest[] = prompts.map(({ statement }, promptIndex) => ({
    promptIndex,
    prompt: writePrompt(statement),
    replicate: 0,
    seed: FIRST_SEED + promptIndex,
  }));
  const images = await makeImages(generator, arm, samples);
  const checked = prompts.map(({ challenge, statement }, i) => {
    const pixels = images[i];
    if (!pixels) throw new Error(`No image came back for prompt ${i}.`);
    return { challenge, verdicts: checkImage(pixels, statement) };
  });
  return { accuracy: tallyAccuracy(checked), images };
}

/** The pixels of each sample, by the place of its prompt. */
async function makeImages(
  generator: Generator,
  arm: ArmSpec,
  samples: SampleRequest[],
): Promise<Uint8Array[]> {
  const images: Uint8Array[] = [];
  await generator.generate({
    arm,
    samples,
    rng: 'torch-cpu',
    batchSize: BATCH_SIZE,
    onSample: async (result) => {
      if (!result.ok) throw new Error(`${result.request.prompt}: ${result.error}`);
      images[result.request.promptIndex] = await readPixels(result.png);
    },
  });
  return images;
}

async function readPixels(png: Buffer): Promise<Uint8Array> {
  return sharp(png).removeAlpha().raw().toBuffer();
}
