import { join, resolve } from 'node:path';
import { scanOnnx } from '#onnx/scan-onnx.ts';
import { findExternalFiles } from './find-external-files.ts';
import { findModelWarnings } from './find-model-warnings.ts';
import { MODEL_PARTS, type ModelLayout } from './model-description.ts';
import { readModelSettings } from './read-model-settings.ts';
import { readSchedulerChoice } from './read-scheduler-choice.ts';
import { readSizes } from './read-sizes.ts';
import { listConfigFiles, requireModelFiles } from './require-model-files.ts';

/**
 * Reads a folder in the diffusers ONNX layout without loading weights: graphs, sizes, scheduler,
 * and whether every byte that the graphs refer to is there.
 *
 * @throws UserError `not-a-model`, `git-lfs-pointer`, `broken-onnx` or `bad-model`, saying which file
 */
export async function readModelLayout(folder: string): Promise<ModelLayout> {
  const root = resolve(folder);
  await requireModelFiles(root);
  const graphs = {
    text_encoder: scanOnnx(join(root, 'text_encoder/model.onnx')),
    unet: scanOnnx(join(root, 'unet/model.onnx')),
    vae_decoder: scanOnnx(join(root, 'vae_decoder/model.onnx')),
  };
  const external = await Promise.all(
    MODEL_PARTS.map((part) => findExternalFiles(root, part, graphs[part])),
  );
  const settings = await readModelSettings(root);
  const { scheduler, doubts, warnings } = await readSchedulerChoice(root);
  const sizes = readSizes(root, graphs, settings);
  const timestep = graphs.unet.inputs.find((i) => i.name === 'timestep');
  const sample = graphs.unet.inputs.find((i) => i.name === 'sample');
  const isHalf =
    sample?.type === 'float16' || 2 * graphs.unet.float16Parameters > graphs.unet.parameters;
  const layout: ModelLayout = {
    folder: root,
    files: [
      ...(await listConfigFiles(root)),
      ...MODEL_PARTS.map((p) => `${p}/model.onnx`),
      ...external.flat(),
    ].sort(),
    graphs,
    scheduler,
    wholeTimesteps: timestep?.type.startsWith('int') === true,
    scalingFactor: settings.scalingFactor,
    pixelsPerLatent: settings.pixelsPerLatent,
    latentChannels: sizes.latentChannels,
    defaultSize: sizes.defaultSize,
    sizes: sizes.sizes,
    precision: isHalf ? 'float16' : 'float32',
    schedulerDoubts: doubts,
    warnings: [],
  };
  return { ...layout, warnings: [...warnings, ...sizes.warnings, ...findModelWarnings(layout)] };
}
