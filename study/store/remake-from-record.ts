import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import type { Generator, SampleResult } from '#generator/pipeline/start-generator.ts';
import type { SampleRecord } from '#generator/manifest/sample-record.ts';
import { pngOfRecord } from '#generator/image/png-of-record.ts';
import { pngPixels } from '#generator/image/png-pixels.ts';
import type { Database } from '#prisma/client.ts';

/** Lends a generator on the device that an image was made on. */
export type GeneratorOn = (device: DeviceRequest) => Promise<Generator>;

type Remaking = {
  record: SampleRecord;
  /** as the arm asks for it; null: the model's own, which may be one that no arm can ask for */
  size: { width: number | null; height: number | null };
  generatorOn: GeneratorOn;
};

/**
 * Makes an image again by its record: the model of the same hash, the same settings, seed, source of
 * noise and device. Gives the file, or why there is none; whether it is the same is for the caller to
 * see by its hash.
 */
export async function remakeFromRecord(
  options: Remaking & { db: Database },
): Promise<Buffer | string> {
  const { db, record } = options;
  const { model_sha256: sha256, model: called } = record.arm;
  if (record.latents_sha256 !== undefined)
    return 'it was made from latents that were given: restore a backup';
  const models = await db.model.findMany({ where: { sha256 }, select: { folder: true } });
  let reason = `no model has the hash ${sha256.slice(0, 12)} (it was ${called}): add it with onpar models add`;
  for (const { folder } of models) {
    const made = await makeWith({ ...options, folder });
    if (typeof made !== 'string') return made;
    reason = made;
  }
  return reason;
}

async function makeWith(options: Remaking & { folder: string }): Promise<Buffer | string> {
  const { record, generatorOn, folder } = options;
  const { model_sha256: sha256 } = record.arm;
  try {
    const made = await makeOne(await generatorOn(deviceOf(record)), options);
    if (!made.ok) return made.error;
    if (made.record.arm.model_sha256 !== sha256)
      return `the files in ${folder} are not those of the model ${sha256.slice(0, 12)} any more: bring them back`;
    return await pngOfRecord(await pngPixels(made.png), record);
  } catch (error) {
    // no model, no device: the other images may have theirs
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

async function makeOne(
  generator: Generator,
  { record, size, folder }: Remaking & { folder: string },
): Promise<SampleResult> {
  const { arm, prompt_index: promptIndex, prompt, replicate, seed, rng } = record;
  const results: SampleResult[] = [];
  await generator.generate({
    arm: {
      key: arm.key,
      model: folder,
      scheduler: arm.scheduler,
      steps: arm.steps,
      guidanceScale: arm.guidance_scale,
      guidanceRescale: arm.guidance_rescale,
      negativePrompt: arm.negative_prompt,
      ...size,
    },
    samples: [{ promptIndex, prompt, replicate, seed }],
    rng,
    onSample: (result) => void results.push(result),
  });
  return present(results[0], 'the image that was made');
}

function deviceOf({ device }: SampleRecord): DeviceRequest {
  const provider = device.used.split(':', 1)[0];
  if (provider === 'cpu' || provider === 'webgpu' || provider === 'cuda') return provider;
  return 'auto';
}
