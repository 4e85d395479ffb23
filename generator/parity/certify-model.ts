import { sha256Of } from '#files/sha256-of.ts';
import { present } from '#domain/present.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import { UserError } from '#domain/user-error.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import { readModel } from '../models/read-model.ts';
import { schedulerOfArm } from '../models/scheduler-of-arm.ts';
import { startGenerator, type Generator, type SampleResult } from '../pipeline/start-generator.ts';
import type { Certificate } from './certificate.ts';
import { compareImage } from './compare-image.ts';
import { parseParityCase, type ParityCase, type RecordedImage } from './parity-case.ts';

/** Latents further apart, as a share of the largest, are of another image. */
const MOST_OF_LATENTS = 0.01;
/** Pixels further apart, in levels of 255, are seen or add up. */
const PIXELS = { most: 3, mean: 0.5 };

type CertifiedImage = Certificate['images'][number];

/**
 * Makes the images of a parity case with a model and compares them with those of diffusers.
 *
 * @param options.file the case as it lies on disk
 * @throws UserError `bad-parity-case`, as `readModel`, or `model-fails` when an image cannot be made
 */
export async function certifyModel(options: {
  folder: string;
  file: Uint8Array;
  name: string;
  device: DeviceRequest;
  now: Date;
  onImage?: (image: CertifiedImage) => void;
}): Promise<Certificate> {
  const { folder, file, name, device, now, onImage } = options;
  const parity = parseParityCase(file, name);
  const model = await readModel(folder);
  const { images, record } = await certifyImages({ parity, model, device, onImage });
  return {
    certified_at: now.toISOString(),
    model_sha256: model.sha256,
    case: {
      sha256: sha256Of(file),
      made_with: parity.made_with,
      model: parity.model,
    },
    device: `${record.device.used} (${record.device.name})`,
    runtime: record.device.runtime,
    precision: record.precision,
    agrees: images.every(({ agrees }) => agrees),
    images,
  };
}

type Made = Extract<SampleResult, { ok: true }>;

/** Makes and judges every image of a case; the last one's record tells of the device. */
async function certifyImages(options: {
  parity: ParityCase;
  model: Awaited<ReturnType<typeof readModel>>;
  device: DeviceRequest;
  onImage: ((image: CertifiedImage) => void) | undefined;
}): Promise<{ images: CertifiedImage[]; record: Made['record'] }> {
  const { parity, model, device, onImage } = options;
  const generator = await startGenerator({ device });
  const images: CertifiedImage[] = [];
  let record: Made['record'] | undefined;
  try {
    for (const recorded of parity.images) {
      const made = await make(generator, model.folder, recorded);
      ({ record } = made);
      const scheduler = schedulerOfArm(model, { key: 'case', scheduler: recorded.scheduler });
      const image = await judge(recorded, scheduler, made);
      images.push(image);
      onImage?.(image);
    }
  } finally {
    await generator.close();
  }
  return { images, record: present(record, 'the record of an image of the case') };
}

async function make(generator: Generator, folder: string, recorded: RecordedImage): Promise<Made> {
  const arm: ArmSpec = {
    key: 'case',
    model: folder,
    scheduler: recorded.scheduler,
    steps: recorded.steps,
    guidanceScale: recorded.guidance_scale,
    guidanceRescale: recorded.guidance_rescale,
    negativePrompt: recorded.negative_prompt,
    width: recorded.width,
    height: recorded.height,
  };
  const { prompt, seed } = recorded;
  const results: SampleResult[] = [];
  await generator.generate({
    arm,
    samples: [{ promptIndex: 0, prompt, replicate: 0, seed }],
    rng: 'torch-cpu',
    saveLatents: true,
    onSample: (result) => void results.push(result),
  });
  const [result] = results;
  if (result?.ok === true) return result;
  throw new UserError(
    `${folder} made no image of the case's "${prompt.slice(0, 60)}" (${result ? result.error : 'nothing came back'}): check the model with onpar models check.`,
    { code: 'model-fails' },
  );
}

async function judge(
  recorded: RecordedImage,
  scheduler: string,
  { png, latents, record }: Made,
): Promise<CertifiedImage> {
  if (!latents) throw new RangeError('The generator gave no latents.');
  const parity = await compareImage(recorded, { latents, png });
  const { most, mean } = parity.pixels ?? { most: 0, mean: 0 };
  const { prompt, steps, seed } = recorded;
  return {
    prompt,
    scheduler,
    steps,
    seed,
    ...(record.timesteps ? { timesteps: record.timesteps } : {}),
    ...parity,
    agrees: parity.latents.most <= MOST_OF_LATENTS && most <= PIXELS.most && mean <= PIXELS.mean,
  };
}
