import { countOf } from '#domain/count-of.ts';
import { modelsFolder } from '#generator/models/models-folder.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import type { OpenedBundle } from '#study/bundle/open-bundle.ts';
import { readSources } from '#study/bundle/read-sources.ts';
import type { RemadeImage } from '#study/bundle/regenerate-images.ts';
import { createProgress } from '../console/progress.ts';
import { untilInterrupted } from '../console/until-interrupted.ts';
import { readCliEnv } from '../processes/env.ts';

/** Images of a bundle that were made again, and from which draw. */
export type Regenerated = { seed: number; of: number; images: RemadeImage[] };

/** Makes some images of a bundle again with the models at hand, a progress bar beside. */
export async function makeAgain(
  bundle: OpenedBundle,
  draw: { count: number; seed: number; folders: readonly string[]; device: DeviceRequest | null },
): Promise<Regenerated> {
  // only now, because checking files needs no ONNX Runtime
  const { regenerateImages } = await import('#study/bundle/regenerate-images.ts');
  const sources = await readSources(bundle.files);
  const total = Math.min(draw.count, sources.images.length);
  const progress = createProgress({ label: 'regenerate', total, unit: 'images' });
  const folders = [...draw.folders, modelsFolder(readCliEnv().homeFolder)];
  try {
    const { result: images, interrupted } = await untilInterrupted((signal) =>
      regenerateImages({
        ...{ ...draw, sources, folders, signal },
        onImage: (done) => progress.update(done),
      }),
    );
    if (interrupted !== null) process.exitCode = interrupted;
    return { seed: draw.seed, of: sources.images.length, images };
  } finally {
    progress.stop();
  }
}

/** How many images came out as raters saw them, then each that did not, with why. */
export function sayRegenerated({ seed, of, images }: Regenerated): string[] {
  const same = images.filter(({ outcome }) => outcome === 'same').length;
  const head = `${same} of ${countOf(images.length, 'image')} made again, drawn from ${of} with --seed ${seed}: the same pixels`;
  const others = images.filter(({ outcome }) => outcome !== 'same');
  return [
    head,
    ...others.map(
      ({ arm, prompt_index: prompt, replicate, outcome, why }) =>
        `  ${outcome}: prompt ${prompt}, replicate ${replicate}, arm ${arm}: ${why ?? 'no reason is known'}`,
    ),
  ];
}
