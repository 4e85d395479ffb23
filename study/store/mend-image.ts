import { z } from 'zod';
import { sha256Of } from '#files/sha256-of.ts';
import { present } from '#domain/present.ts';
import { readStored } from '#domain/read-stored.ts';
import { UserError } from '#domain/user-error.ts';
import { pngOfRecord } from '#generator/image/png-of-record.ts';
import { pngPixels } from '#generator/image/png-pixels.ts';
import { standardImage } from '#generator/image/standard-image.ts';
import { sampleRecordSchema } from '#generator/manifest/sample-record.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { shownImage } from '../images/shown-image.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import type { BroughtFiles } from './brought-files.ts';
import { remakeFromRecord } from './remake-from-record.ts';
import type { GeneratorOn } from './remake-from-record.ts';
import type { MendableSample } from './samples-of-images.ts';

export type Mending = {
  db: Database;
  store: SampleStore;
  /** whether the store has lost it */
  isBroken: (sha256: string) => boolean;
  brought: BroughtFiles;
  generatorOn: GeneratorOn;
};

/** An image as it was, or why it cannot be had. */
type Found = Buffer | string;

/**
 * The image of a sample as it was made: whole in the store, brought, or made again, by the cheapest
 * way that gives the very bytes.
 */
export async function originalImage(mending: Mending, sample: MendableSample): Promise<Found> {
  const { store, isBroken, brought } = mending;
  const sha256 = present(sample.sha256, 'the hash of an image');
  if (!isBroken(sha256)) return store.get(sha256);
  const direct = await brought(sha256);
  if (direct !== undefined) return direct;
  const found = sample.record === null ? importAgain(mending, sample) : remake(mending, sample);
  return only(sha256, await found);
}

/** What raters see of it, from the image as it was made. */
export async function imageAsShown(
  mending: Mending,
  sample: MendableSample,
  original: Found,
): Promise<Found> {
  const sha256 = present(sample.blindSha256, 'the hash of an image as shown');
  const direct = await mending.brought(sha256);
  if (direct !== undefined) return direct;
  if (typeof original === 'string') return original;
  const found = await orReason(async () => {
    const { fit } = readProtocol(sample.run.study.protocol);
    return shownImage(original, { ...sizesOf(sample), fit });
  });
  return only(sha256, found);
}

/** The pixels that raters see are those of the image, where they were not fitted to another size. */
async function remake(mending: Mending, sample: MendableSample): Promise<Found> {
  const { store, isBroken } = mending;
  const { sha256, blindSha256, arm } = sample;
  const record = sampleRecordSchema.safeParse(sample.record);
  if (!record.success) return 'its record is not whole: restore a backup';
  const { size, frame } = sizesOf(sample);
  const isShownAsMade = size.width === frame.width && size.height === frame.height;
  if (isShownAsMade && blindSha256 !== null && !isBroken(blindSha256)) {
    const shown = await store.get(blindSha256);
    const made = await pngOfRecord(await pngPixels(shown), record.data);
    if (sha256Of(made) === sha256) return made;
  }
  const { width, height } = arm;
  return remakeFromRecord({ ...mending, record: record.data, size: { width, height } });
}

const originSchema = z.looseObject({ file: z.string(), sha256: z.string(), from: z.string() });

async function importAgain({ brought }: Mending, sample: MendableSample): Promise<Found> {
  return orReason(async () => {
    const { file, sha256, from } = readStored(originSchema, sample.origin, 'its origin');
    const bytes = await brought(sha256);
    return bytes === undefined
      ? `it was made elsewhere: bring the folder with ${from}/${file} (sha256 ${sha256}) by --from DIR, or restore a backup`
      : (await standardImage(bytes, file)).png;
  });
}

/** One image that cannot be had does not stop the others. */
async function orReason(work: () => Promise<Found>): Promise<Found> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function only(sha256: string, found: Found): Found {
  if (typeof found === 'string' || sha256Of(found) === sha256) return found;
  return 'it was made again and is not the same to the byte (another version of OnPar, ONNX Runtime or device than made it): restore a backup';
}

function sizesOf({ width, height, blindWidth, blindHeight }: MendableSample): {
  size: { width: number; height: number };
  frame: { width: number; height: number };
} {
  const size = {
    width: present(width, 'the width of an image'),
    height: present(height, 'the height of an image'),
  };
  return { size, frame: { width: blindWidth ?? size.width, height: blindHeight ?? size.height } };
}
