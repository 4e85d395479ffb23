import { findDevice } from '#onnx/choose-device.ts';
import { deviceKey } from '#onnx/device-request.ts';
import type { FeatureRows } from '../features/feature-collector.ts';
import { openFeatureExtractor } from '../features/feature-extractor.ts';
import type { FeatureExtractor } from '../features/feature-extractor.ts';
import type { ImageSet, SetAside } from '../images/image-set.ts';
import { preparationFor } from '../images/prepare-image.ts';
import type { FeatureNetwork } from '../networks/feature-network.ts';
import { countTraits, noTraits } from './image-set-warnings.ts';
import type { TraitCounts } from './image-set-warnings.ts';
import { DEFAULT_BATCH_SIZE } from './measure-options.ts';
import type { ExtractionOptions } from './measure-options.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';

/** What was seen of a set while its features were computed. */
export type SeenImages = { names: string[]; traits: TraitCounts; skipped: SetAside[] };

export type ImageFeatures = {
  device: string;
  /** Hands the network's outputs to `take`, a batch at a time, in the order of the set. */
  ofSet: (
    set: ImageSet,
    take: (outputs: readonly FeatureRows[]) => Promise<void>,
  ) => Promise<SeenImages>;
  close: () => Promise<void>;
};

/**
 * Opens a network for the features of several sets of images. Images that cannot be read stop it
 * before anything is computed where their names and first bytes tell, else where they are met; all
 * of them, in all sets, are then named together. With `onBadImage: 'skip'` they are left out.
 */
export async function openImageFeatures(
  options: ExtractionOptions & {
    sets: readonly ImageSet[];
    network: FeatureNetwork;
    outputs: readonly string[];
  },
): Promise<ImageFeatures> {
  const { sets, network, outputs, resize = 'clean', batchSize = DEFAULT_BATCH_SIZE } = options;
  const { onBadImage = 'stop', onProgress } = options;
  const device = await findDevice(options.device ?? 'auto');
  const extractor = openFeatureExtractor({
    network: { path: network.path, outputs },
    preparation: preparationFor(network, resize),
    device,
  });
  const total = sets.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  const ofSet: ImageFeatures['ofSet'] = async (set, take) => {
    const { unreadable = [] } = set;
    const seen: SeenImages = { names: [], traits: noTraits(), skipped: [...unreadable] };
    const onUnreadable = (image: SetAside): void => {
      seen.skipped.push(image);
      done += 1;
    };
    const blocks = extractor.extract({ images: set.images(), batchSize, onUnreadable });
    for await (const block of blocks) {
      if (onBadImage === 'stop' && seen.skipped.length > 0) break;
      countTraits(seen.traits, block.traits);
      for (const { name } of block.traits) seen.names.push(name);
      await take(block.outputs);
      done += block.rows;
      onProgress?.(done, total);
    }
    if (onBadImage === 'stop' && seen.skipped.length > 0)
      throw refuseUnreadable(await unreadableIn(sets, extractor));
    return seen;
  };
  if (onBadImage === 'stop') await refuseKnown(sets, extractor);
  return { device: deviceKey(device), ofSet, close: extractor.close };
}

/** Refuses sets of which some images are known to be unreadable before anything is computed. */
async function refuseKnown(sets: readonly ImageSet[], extractor: FeatureExtractor): Promise<void> {
  if (sets.every(({ unreadable = [] }) => unreadable.length === 0)) return;
  try {
    throw refuseUnreadable(await unreadableIn(sets, extractor));
  } finally {
    await extractor.close();
  }
}

async function unreadableIn(
  sets: readonly ImageSet[],
  extractor: FeatureExtractor,
): Promise<SetAside[]> {
  const byName = new Map<string, SetAside>();
  for (const { unreadable = [], images } of sets)
    for (const some of [unreadable, await extractor.findUnreadable(images())])
      for (const image of some) byName.set(image.file, image);
  return [...byName.values()];
}
