import { sha256Of } from '#files/sha256-of.ts';
import { mapConcurrently } from '#files/map-concurrently.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { standardImage } from '#generator/image/standard-image.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { PlannedSample } from '../runs/plan-samples.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { PlannedModel } from '../runs/plan-sources.ts';
import type { PlannedImagesArm } from '../runs/study-plan.ts';

/** Where an image came from: kept with its sample. */
type Origin = {
  file: string;
  sha256: string;
  format: string;
  width: number;
  height: number;
  /** the arm's folder or upload, as the protocol names it, and what told whose image the file is */
  from: string;
  matched_by: string;
};

export type ImportedImage = { sha256: string; width: number; height: number; origin: Origin };

const AT_ONCE = 2;
/** All are looked at, but a wall of names helps nobody. */
const MOST_NAMED = 10;

/**
 * Brings the images of a plan that were made elsewhere into the store. By the sample's arm and place:
 * `importKey`. All that cannot be read are named together, and then nothing of the study is written.
 *
 * @throws UserError `unreadable-image`
 */
export async function importImages<P extends PromptRecord, M extends PlannedModel>(options: {
  samples: readonly PlannedSample<P, M>[];
  store: SampleStore;
  onProgress?: (done: number, total: number) => void;
}): Promise<Map<string, ImportedImage>> {
  const { samples, store, onProgress } = options;
  const fileOf = filesByPlace();
  const wanted = samples.flatMap((sample) => {
    if (sample.arm.kind !== 'images') return [];
    const { arm, prompt, replicate } = sample;
    return [{ arm, file: fileOf(arm, `${prompt.index} ${replicate}`), key: importKey(sample) }];
  });
  const imported = new Map<string, ImportedImage>();
  const problems: string[] = [];
  let done = 0;
  const taken = mapConcurrently(wanted, AT_ONCE, async (one) => takeImage(one, store));
  for await (const one of taken) {
    if ('problem' in one) problems.push(one.problem);
    else imported.set(one.key, one.image);
    onProgress?.(++done, wanted.length);
  }
  if (problems.length === 0) return imported;
  const more = problems.length - MOST_NAMED;
  throw new UserError(
    [...problems.slice(0, MOST_NAMED), ...(more > 0 ? [`And ${more} more.`] : [])].join('\n'),
    { code: 'unreadable-image' },
  );
}

/** Names an image of a plan. */
export function importKey(sample: {
  position: number;
  prompt: PromptRecord;
  replicate: number;
}): string {
  return `${sample.prompt.index} ${sample.replicate} ${sample.position}`;
}

function filesByPlace(): (arm: PlannedImagesArm, place: string) => string {
  const places = new Map<PlannedImagesArm, Map<string, string>>();
  return (arm, place) => {
    const known = places.get(arm);
    const files =
      known ??
      new Map(
        arm.coverage.matched.map(({ prompt, replicate, file }) => [
          `${prompt.index} ${replicate}`,
          file,
        ]),
      );
    if (known === undefined) places.set(arm, files);
    return present(files.get(place), `the image of ${place} in arm ${arm.key}`);
  };
}

async function takeImage(
  wanted: { arm: PlannedImagesArm; file: string; key: string },
  store: SampleStore,
): Promise<{ key: string; image: ImportedImage } | { problem: string }> {
  const { arm, file, key } = wanted;
  const { files, coverage } = arm;
  try {
    const bytes = await files.read(file);
    const { png, width, height, format } = await standardImage(bytes, `${files.label}/${file}`);
    const sha256 = sha256Of(bytes);
    const origin = {
      file,
      sha256,
      format,
      width,
      height,
      from: files.label,
      matched_by: coverage.by,
    };
    return { key, image: { sha256: await store.put(png), width, height, origin } };
  } catch (error) {
    if (error instanceof UserError && error.code === 'unreadable-image')
      return { problem: error.message };
    throw error;
  }
}
