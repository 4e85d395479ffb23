import { UserError } from '#domain/user-error.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import { SCHEDULER_NAMES } from '#domain/scheduler-name.ts';
import { startGenerator, type SampleResult } from '../pipeline/start-generator.ts';
import type { ModelDescription } from './model-description.ts';
import { schedulerAbilities } from './scheduler-abilities.ts';
import { readModel } from './read-model.ts';

/** A model that has made an image, and that image. */
export type CheckedModel = { model: ModelDescription; testImage: Buffer; testArm: ArmSpec };

const LEAST_STEPS = 2;
const TEST_PROMPT = 'a photo of a red fox in the snow';

/**
 * Reads a model folder and makes one image with it, guided, at its own size, with as few steps as the
 * scheduler takes (2 or more).
 *
 * @throws UserError as `readModel`, or `model-fails` when no image comes out
 */
export async function checkModel(
  folder: string,
  options: { device?: DeviceRequest } = {},
): Promise<CheckedModel> {
  const model = await readModel(folder);
  const arm = testArm(model);
  const generator = await startGenerator({ device: options.device ?? 'auto' });
  const results: SampleResult[] = [];
  try {
    await generator.generate({
      arm,
      samples: [{ promptIndex: 0, prompt: TEST_PROMPT, replicate: 0, seed: 0 }],
      rng: 'torch-cpu',
      onSample: (result) => void results.push(result),
    });
  } finally {
    await generator.close();
  }
  const [result] = results;
  if (result?.ok) return { model, testImage: result.png, testArm: arm };
  throw new UserError(
    `${model.folder} made no image in a test of ${arm.steps} steps with ${String(arm.scheduler)} (${result ? result.error : 'nothing came back'}): export it again as docs/export-models.md tells.`,
    { code: 'model-fails' },
  );
}

/**
 * The own scheduler of the model, else the first that runs with it, at 2 steps or as many as it
 * needs.
 */
function testArm(model: ModelDescription): ArmSpec {
  const abilities = schedulerAbilities(model.scheduler, model.wholeTimesteps);
  const own = model.scheduler.name;
  const order = [...(own === null ? [] : [own]), ...SCHEDULER_NAMES];
  for (const scheduler of order) {
    const ability = abilities[scheduler];
    if (ability.timesteps === 'refused') continue;
    return {
      key: 'check',
      model: model.folder,
      scheduler,
      steps: Math.max(LEAST_STEPS, ability.least_steps),
      guidanceScale: 7.5,
      guidanceRescale: 0,
      negativePrompt: '',
      width: null,
      height: null,
    };
  }
  const { ddim } = abilities;
  throw new UserError(
    `No scheduler of OnPar runs with ${model.folder} (${ddim.timesteps === 'refused' ? ddim.reason : 'all are refused'}): its scheduler/scheduler_config.json needs another one.`,
    { code: 'bad-scheduler-config' },
  );
}
