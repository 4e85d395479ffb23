import { SOURCES } from './bundle-parts.ts';
import type { BundleDifference } from './difference.ts';
import type { BundleSources } from './read-sources.ts';
import type { ImageSource } from './source-shapes.ts';

/**
 * Holds the record of each image to the frozen document (which image, from which seed and model, stands
 * in which comparison) and to the settings of its arm in the protocol.
 */
export function checkImages(sources: BundleSources): BundleDifference[] {
  const { images, now } = sources;
  const found: BundleDifference[] = [];
  const tell = (line: number | null, what: string): void =>
    void found.push({ file: SOURCES.images, line, what });
  const places = new Map<string, number>();
  images.forEach((image, i) => {
    const name = nameOf(image.prompt_index, image.replicate, image.arm.key);
    if (places.has(name)) tell(i + 1, `describes ${name} a second time`);
    places.set(name, i);
    for (const what of strayFrom(image, sources)) tell(i + 1, what);
  });
  const shown = new Set<string>();
  for (const { prompt_id, prompt, replicate, images: pair } of now.comparisons) {
    for (const { arm, ...frozen } of pair) {
      const name = nameOf(prompt_id, replicate, arm);
      const place = places.get(name);
      const image = place === undefined ? undefined : images[place];
      if (shown.has(name)) continue;
      shown.add(name);
      if (place === undefined || image === undefined) {
        tell(null, `has no record of ${name}, which was shown`);
        continue;
      }
      const recorded = { ...image, seed: image.seed === null ? null : String(image.seed) };
      for (const key of ['seed', 'sha256', 'blind_sha256', 'prompt'] as const) {
        if (recorded[key] === { ...frozen, prompt }[key]) continue;
        tell(place + 1, `${key} of ${name} is not the one that was frozen`);
      }
    }
  }
  for (const [name, place] of places) {
    if (!shown.has(name)) tell(place + 1, `describes ${name}, which no comparison shows`);
  }
  return found;
}

function nameOf(prompt: number, replicate: number, arm: string): string {
  return `prompt ${prompt}, replicate ${replicate}, arm ${arm}`;
}

/** In what a record is not of the arm that the protocol declares. */
function strayFrom({ arm }: ImageSource, { protocol, now }: BundleSources): string[] {
  const declared = protocol.arms.find(({ key }) => key === arm.key);
  if (declared === undefined) return [`names an arm ${arm.key} that the protocol does not have`];
  const frozen = now.arms.find(({ key }) => key === arm.key);
  if (isElsewhere(arm) || 'images' in declared) {
    const agree =
      isElsewhere(arm) && 'images' in declared && frozen !== undefined && isElsewhere(frozen);
    return agree
      ? []
      : [`tells otherwise than the protocol who made the images of the arm ${arm.key}`];
  }
  const settings = [
    'model',
    'steps',
    'guidance_scale',
    'guidance_rescale',
    'negative_prompt',
  ] as const;
  const strays: string[] = settings.filter((key) => arm[key] !== declared[key]);
  if (declared.scheduler !== undefined && arm.scheduler !== declared.scheduler) {
    strays.push('scheduler');
  }
  if (frozen?.model_sha256 !== arm.model_sha256) strays.push('model_sha256');
  return strays.map((key) => `${key} of the image is not that of the arm ${arm.key}`);
}

/** Whether an arm's images were made elsewhere. */
function isElsewhere<Arm extends object>(arm: Arm): arm is Extract<Arm, { made_elsewhere: true }> {
  return 'made_elsewhere' in arm;
}
