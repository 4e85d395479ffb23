import { UserError } from '#domain/user-error.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { stripPng } from '#generator/image/strip-png.ts';
import {
  startGenerator,
  type Generator,
  type SampleResult,
} from '#generator/pipeline/start-generator.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import { chooseImages } from './choose-images.ts';
import { planRemake, type Remake } from './plan-remake.ts';
import type { BundleSources } from './read-sources.ts';
import type { ImageSource } from './source-shapes.ts';

/** What came of making one image of a bundle again. */
export type RemadeImage = {
  file: string;
  prompt_index: number;
  replicate: number;
  arm: string;
  outcome: 'same' | 'differs' | 'not made';
  /** in what it differs, or why it was not made; null where it is the same */
  why: string | null;
};

type Work = Extract<Remake, { why: null }>;

/**
 * Makes some images of a bundle again, drawn at random, and holds each to what raters saw: its pixels
 * without any metadata, by the sha256 that was frozen. Images whose model is not at hand, or which
 * nobody here made, are named with the reason.
 *
 * @param options.folders where models may lie, beside those that come with OnPar
 * @param options.device in place of the kind of device that made each
 */
export async function regenerateImages(options: {
  sources: Pick<BundleSources, 'images' | 'models' | 'protocol'>;
  count: number;
  seed: number;
  folders: readonly string[];
  device: DeviceRequest | null;
  signal: AbortSignal;
  onImage: (done: number, total: number) => void;
}): Promise<RemadeImage[]> {
  const { sources, onImage } = options;
  const chosen = chooseImages(sources.images, options);
  const remade = new Map<ImageSource, RemadeImage>();
  const tell = (image: ImageSource, outcome: RemadeImage['outcome'], why: string | null): void => {
    const { file, prompt_index, replicate, arm } = image;
    remade.set(image, { file, prompt_index, replicate, arm: arm.key, outcome, why });
    onImage(remade.size, chosen.length);
  };
  const mayBeFitted = haveOtherSizes(sources.images);
  const work: Work[] = [];
  for (const image of chosen) {
    const plan = await planRemake(image, options);
    if (plan.why === null) work.push(plan);
    else tell(image, 'not made', plan.why);
  }
  for (const [device, own] of Map.groupBy(work, (one) => one.device)) {
    await onDevice({ device, work: own, signal: options.signal, mayBeFitted, tell });
  }
  return chosen.flatMap((image) => remade.get(image) ?? []);
}

/** Whether images of a prompt may differ in size, so that raters saw some of them fitted to the others. */
function haveOtherSizes(images: readonly ImageSource[]): boolean {
  const sizes = images.map(({ arm }) =>
    'made_elsewhere' in arm ? null : JSON.stringify([arm['width'], arm['height']]),
  );
  return sizes.includes(null) || new Set(sizes).size > 1;
}

type Turn = {
  work: readonly Work[];
  signal: AbortSignal;
  mayBeFitted: boolean;
  tell: (image: ImageSource, outcome: RemadeImage['outcome'], why: string | null) => void;
};

async function onDevice({ device, ...turn }: Turn & { device: DeviceRequest }): Promise<void> {
  const { work, tell } = turn;
  let generator: Generator;
  try {
    generator = await startGenerator({ device });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { image } of work) tell(image, 'not made', error.message);
    return;
  }
  try {
    const groups = Map.groupBy(work, ({ arm, rng }) => `${arm.key} ${rng}`);
    for (const own of groups.values()) await makeGroup(generator, { ...turn, work: own });
  } finally {
    await generator.close();
  }
}

/** Images of one arm, from one kind of noise. */
async function makeGroup(
  generator: Generator,
  { work, signal, mayBeFitted, tell }: Turn,
): Promise<void> {
  const [first] = work;
  if (first === undefined) return;
  const left = new Map(work.map((one) => [one.request, one]));
  try {
    await generator.generate({
      ...{ arm: first.arm, rng: first.rng, signal },
      samples: work.map(({ request }) => request),
      onSample: (result) => {
        const found = [...left].find(([request]) => isOf(request, result));
        if (found === undefined) return;
        left.delete(found[0]);
        const { image } = found[1];
        if (!result.ok) {
          tell(image, 'not made', result.error);
          return;
        }
        const why = differenceOf(image, result, mayBeFitted);
        tell(image, why === null ? 'same' : 'differs', why);
      },
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { image } of left.values()) tell(image, 'not made', error.message);
  }
}

/** Requests come back by value. */
function isOf({ promptIndex, replicate }: Work['request'], { request }: SampleResult): boolean {
  return request.promptIndex === promptIndex && request.replicate === replicate;
}

/** In what an image that was made again is not the one that raters saw; null where it is. */
function differenceOf(
  image: ImageSource,
  { png, record }: Extract<SampleResult, { ok: true }>,
  /** raters may have seen it at another size: then its recorded pixels are what there is to hold it to */
  mayBeFitted: boolean,
): string | null {
  if (sha256Of(stripPng(png)) === image.blind_sha256) return null;
  if (mayBeFitted && image['pixels_sha256'] === record.pixels_sha256) return null;
  const { used, name, runtime } = record.device;
  const before = image.device;
  const made =
    before === undefined
      ? 'on a device that is not recorded'
      : `on ${before.used} (${before.name})`;
  return `its pixels are not those that raters saw; it was made ${made}, and again on ${used} (${name}, runtime ${runtime}), and another device or runtime may round otherwise`;
}
