import { join } from 'node:path';
import { z } from 'zod';
import type { ArmSpec, SampleRequest } from '#domain/arm-spec.ts';
import { checkArm } from '#domain/check-arm.ts';
import { UserError } from '#domain/user-error.ts';
import { BUNDLED_MODELS, holdsModel } from '#generator/models/holds-model.ts';
import { RNG_NAMES, type RngName } from '#generator/noise/noise-source.ts';
import { parseDeviceRequest, type DeviceRequest } from '#onnx/device-request.ts';
import type { BundleSources } from './read-sources.ts';
import type { ImageSource } from './source-shapes.ts';

/** What it takes to make an image of a bundle again, or why that cannot be done here. */
export type Remake = { image: ImageSource } & (
  | { why: string }
  | { why: null; arm: ArmSpec; request: SampleRequest; rng: RngName; device: DeviceRequest }
);

type Grounds = {
  sources: Pick<BundleSources, 'models' | 'protocol'>;
  /** folders in which models may lie: a model itself, or one in a folder of its name or its sha256 */
  folders: readonly string[];
  /** in place of the kind of device that made it */
  device: DeviceRequest | null;
};

const recorded = z.object({
  rng: z.enum(RNG_NAMES),
  device: z.object({ used: z.string() }),
  /** noise that was given, and is not in the bundle */
  latents_sha256: z.undefined().optional(),
});

/** How an image is made again, of the settings that the protocol declares and the seed of its record. */
export async function planRemake(image: ImageSource, grounds: Grounds): Promise<Remake> {
  try {
    return await planOrRefuse(image, grounds);
  } catch (error) {
    if (error instanceof UserError) return { image, why: error.message };
    throw error;
  }
}

async function planOrRefuse(image: ImageSource, grounds: Grounds): Promise<Remake> {
  const { seed, prompt, prompt_index: promptIndex, replicate, arm } = image;
  const { sources, device } = grounds;
  const declared = sources.protocol.arms.find(({ key }) => key === arm.key);
  if (seed === null || declared === undefined || 'images' in declared || !isMade(arm)) {
    return { image, why: 'it was made elsewhere, and how is not known' };
  }
  const record = recorded.safeParse(image);
  if (!record.success) {
    return {
      image,
      why: 'its record does not say from which noise, or on which device, it was made',
    };
  }
  const folder = await findFolder(arm, grounds);
  if (folder === null) {
    return {
      image,
      why: `the model ${arm.model} (sha256 ${arm.model_sha256.slice(0, 12)}) is not at hand: name its folder with --models`,
    };
  }
  const { key, scheduler = null, steps, width = null, height = null } = declared;
  return {
    ...{ image, why: null, rng: record.data.rng },
    device: device ?? parseDeviceRequest(record.data.device.used),
    request: { promptIndex, prompt, replicate, seed },
    arm: checkArm({
      ...{ key, model: folder, scheduler, steps, width, height },
      guidanceScale: declared.guidance_scale,
      guidanceRescale: declared.guidance_rescale,
      negativePrompt: declared.negative_prompt,
    }),
  };
}

type MadeArm = Exclude<ImageSource['arm'], { made_elsewhere: true }>;

function isMade(arm: ImageSource['arm']): arm is MadeArm {
  return !('made_elsewhere' in arm);
}

/** The first folder that holds the very files of the model. */
async function findFolder(
  { model: name, model_sha256: sha256 }: MadeArm,
  { sources, folders }: Grounds,
): Promise<string | null> {
  const files = sources.models.find((model) => model.sha256 === sha256)?.files;
  if (files === undefined) return null;
  const model = { sha256, files: Object.keys(files) };
  // a bundle may come from anybody: no name in it leads out of the folders
  const inside = [sha256, ...(/^\w[\w.-]*$/.test(name) ? [name] : [])];
  for (const folder of [...folders, BUNDLED_MODELS]) {
    for (const candidate of [folder, ...inside.map((own) => join(folder, own))])
      if (await holdsModel(candidate, model)) return candidate;
  }
  return null;
}
