import { UserError } from '#domain/user-error.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import { startGenerator, type SampleResult } from '../pipeline/start-generator.ts';
import type { ModelDescription } from './model-description.ts';
import { readModel } from './read-model.ts';

/** A model that has made an image, and that image. */
export type CheckedModel = { model: ModelDescription; testImage: Buffer };

const TEST_PROMPT = 'a photo of a red fox in the snow';

/**
 * Reads a model folder and makes one image with it at 2 steps, guided, at its own size.
 *
 * @throws UserError as `readModel`, or `model-fails` when no image comes out
 */
export async function checkModel(
  folder: string,
  options: { device?: DeviceRequest } = {},
): Promise<CheckedModel> {
  const model = await readModel(folder);
  const generator = await startGenerator({ device: options.device ?? 'auto' });
  const results: SampleResult[] = [];
  try {
    await generator.generate({
      arm: testArm(model),
      samples: [{ promptIndex: 0, prompt: TEST_PROMPT, replicate: 0, seed: 0 }],
      rng: 'torch-cpu',
      onSample: (result) => void results.push(result),
    });
  } finally {
    await generator.close();
  }
  const [result] = results;
  if (result?.ok) return { model, testImage: result.png };
  throw new UserError(
    `${model.folder} made no image in a test of 2 steps (${result?.error ?? 'nothing came back'}): export it again as docs/export-models.md tells.`,
    { code: 'model-fails' },
  );
}

function testArm(model: ModelDescription): ArmSpec {
  return {
    key: 'check',
    model: model.folder,
    scheduler: null,
    steps: 2,
    guidanceScale: 7.5,
    guidanceRescale: 0,
    negativePrompt: '',
    width: null,
    height: null,
  };
}
