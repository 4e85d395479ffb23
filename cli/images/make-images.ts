import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeviceRequest } from '#onnx/device-request.ts';
import { writeNpy } from '#files/npy.ts';
import type { GivenLatents } from '#generator/pipeline/given-latents.ts';
import { appendRecord, manifestPath, rewriteManifest } from '#generator/manifest/manifest-file.ts';
import { sampleFile } from '#generator/manifest/sample-file.ts';
import type { RngName } from '#generator/noise/noise-source.ts';
import {
  startGenerator,
  type Generator,
  type SampleResult,
} from '#generator/pipeline/start-generator.ts';
import { latentShape } from '#generator/pipeline/latent-shape.ts';
import { UNFINISHED, writeFileAtomically } from '#files/write-file-atomically.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { createProgress, type Progress } from '../console/progress.ts';
import type { Preparation, PreparedArm } from './prepare-images.ts';

export type MakeImagesOptions = {
  preparation: Preparation;
  folder: string;
  device: DeviceRequest;
  rng: RngName;
  batchSize: number | undefined;
  latents: GivenLatents | null;
  saveLatents: boolean;
  signal: AbortSignal;
};

type FailedImage = { file: string; error: string };
export type MadeImages = { made: number; failed: FailedImage[]; device: string | null };

type Tally = { made: number; failed: FailedImage[] };

/**
 * Makes the missing images of a preparation. Each image is whole on disk before its record is, so
 * that what a kill leaves is made again. When the signal comes, what has been made is kept.
 */
export async function makeImages(options: MakeImagesOptions): Promise<MadeImages> {
  const { preparation, folder, signal } = options;
  const arms = preparation.arms.filter((a) => a.missing.length > 0);
  if (arms.length === 0) return { made: 0, failed: [], device: null };
  const generator = await startGenerator({ device: options.device });
  const stop = (): void => void generator.close();
  signal.addEventListener('abort', stop);
  const tally: Tally = { made: 0, failed: [] };
  const total = arms.reduce((sum, a) => sum + a.missing.length * a.calls, 0);
  const progress = createProgress({ label: 'generate', total, unit: 'steps' });
  try {
    await tidy(preparation, folder);
    let before = 0;
    for (const prepared of arms) {
      await makeArm({ options, generator, prepared, progress, before, tally });
      before += prepared.missing.length * prepared.calls;
    }
  } catch (error) {
    if (!signal.aborted) throw explainWriteFailure(error, folder);
  } finally {
    progress.stop();
    signal.removeEventListener('abort', stop);
    await generator.close();
  }
  const { provider, name } = generator.device;
  return { ...tally, device: `${provider} (${name})` };
}

async function makeArm(context: {
  options: MakeImagesOptions;
  generator: Generator;
  prepared: PreparedArm;
  progress: Progress;
  before: number;
  tally: Tally;
}): Promise<void> {
  const { options, generator, prepared, progress, before, tally } = context;
  const { arm, missing } = prepared;
  await generator.generate({
    arm,
    samples: missing,
    rng: options.rng,
    ...(options.batchSize === undefined ? {} : { batchSize: options.batchSize }),
    ...(options.latents ? { latents: options.latents } : {}),
    saveLatents: options.saveLatents,
    signal: options.signal,
    onStep: ({ done }) => progress.update(before + done, `${tally.made} images`),
    onSample: async (result) => {
      const error = await keepSample(options, prepared, result);
      if (error === null) tally.made += 1;
      else tally.failed.push({ file: fileOf(prepared, result), error });
    },
  });
}

function fileOf({ arm }: PreparedArm, { request }: SampleResult): string {
  const { promptIndex, replicate } = request;
  return sampleFile({ armKey: arm.key, promptIndex, replicate });
}

/** Writes latents, image and record, in this order; returns a failed sample's error. */
async function keepSample(
  { folder }: MakeImagesOptions,
  { arm, model }: PreparedArm,
  result: SampleResult,
): Promise<string | null> {
  if (!result.ok) return result.error;
  const { record, png, latents } = result;
  if (latents) {
    const npy = writeNpy([1, ...latentShape(model, arm)], latents);
    await writeFileAtomically(join(folder, record.file.replace(/\.png$/, '.npy')), npy);
  }
  await writeFileAtomically(join(folder, record.file), png);
  await appendRecord(manifestPath(folder), record);
  return null;
}

/** Removes what a killed call left: records of lost files, half a last line, unfinished files. */
async function tidy({ records, stale, arms }: Preparation, folder: string): Promise<void> {
  for (const { arm } of arms) {
    const names = await readdir(join(folder, arm.key)).catch(() => []);
    for (const name of names.filter((n) => UNFINISHED.test(n))) {
      await rm(join(folder, arm.key, name), { force: true });
    }
  }
  for (const file of stale) records.delete(file);
  if (stale.length > 0 || records.size > 0) {
    await rewriteManifest(manifestPath(folder), records.values());
  }
}

const WRITE_FAILURES: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  EROFS: 'it is read-only',
  ENOTDIR: 'it is not a folder',
  EEXIST: 'it is not a folder',
};

/** Says what the person can do about a folder that cannot be written; other errors stay as they are. */
function explainWriteFailure(error: unknown, folder: string): unknown {
  const code = systemErrorCode(error);
  const why = code === undefined ? undefined : WRITE_FAILURES[code];
  if (why === undefined) return error;
  return new UserError(
    `Images cannot be written to ${folder} (${why}): see to that, or take another --out, and call again; what is made is kept.`,
    { code: 'cannot-write', cause: error },
  );
}
