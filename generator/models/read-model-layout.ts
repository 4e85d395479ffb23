import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, resolve } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import { parseSchedulerConfig } from '../schedulers/scheduler-config.ts';
import { findModelWarnings } from './find-model-warnings.ts';
import { MODEL_PARTS, type ModelLayout, type ModelPart } from './model-description.ts';
import { readModelJson } from './read-model-json.ts';
import { readModelSettings } from './read-model-settings.ts';
import { scanOnnx, type ScannedGraph } from '#onnx/scan-onnx.ts';

const CONFIG_FOLDERS = [...MODEL_PARTS, 'tokenizer', 'scheduler', 'vae'] as const;

/**
 * Reads a folder in the diffusers ONNX layout without loading weights: graphs, sizes, scheduler,
 * and whether every byte that the graphs refer to is there.
 *
 * @throws UserError `not-a-model`, `broken-onnx` or `bad-model`, saying which file
 */
export async function readModelLayout(folder: string): Promise<ModelLayout> {
  const root = resolve(folder);
  await requireFiles(root);
  const graphs = {
    text_encoder: scanOnnx(join(root, 'text_encoder/model.onnx')),
    unet: scanOnnx(join(root, 'unet/model.onnx')),
    vae_decoder: scanOnnx(join(root, 'vae_decoder/model.onnx')),
  };
  const external = (
    await Promise.all(MODEL_PARTS.map((part) => checkExternalFiles(root, part, graphs[part])))
  ).flat();
  const settings = await readModelSettings(root);
  const scheduler = parseSchedulerConfig(
    await readModelJson(root, 'scheduler/scheduler_config.json'),
  );
  const sample = graphs.unet.inputs.find((i) => i.name === 'sample') ?? graphs.unet.inputs[0];
  const [, channels, height, width] = sample?.shape ?? [];
  const latentSize = settings.latentSize ?? {
    height: typeof height === 'number' ? height : 64,
    width: typeof width === 'number' ? width : 64,
  };
  const layout: ModelLayout = {
    folder: root,
    files: [
      ...(await listConfigFiles(root)),
      ...MODEL_PARTS.map((p) => `${p}/model.onnx`),
      ...external,
    ].sort(),
    graphs,
    scheduler,
    scalingFactor: settings.scalingFactor,
    pixelsPerLatent: settings.pixelsPerLatent,
    sizeStep: settings.sizeStep,
    latentChannels: settings.latentChannels ?? (typeof channels === 'number' ? channels : 4),
    defaultSize: {
      width: latentSize.width * settings.pixelsPerLatent,
      height: latentSize.height * settings.pixelsPerLatent,
    },
    precision:
      sample?.type === 'float16' || 2 * graphs.unet.float16Parameters > graphs.unet.parameters
        ? 'float16'
        : 'float32',
    warnings: [],
  };
  return { ...layout, warnings: findModelWarnings(layout) };
}

async function requireFiles(root: string): Promise<void> {
  const needed = [
    ...MODEL_PARTS.map((part) => `${part}/model.onnx`),
    'scheduler/scheduler_config.json',
    'tokenizer',
  ];
  const missing: string[] = [];
  for (const file of needed) if (!(await exists(join(root, file)))) missing.push(file);
  if (missing.length === 0) return;
  throw new UserError(
    `${root} is not a model folder in the diffusers ONNX layout: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing (docs/export-models.md tells how to export one).`,
    { code: 'not-a-model' },
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function listConfigFiles(root: string): Promise<string[]> {
  const files = (await exists(join(root, 'model_index.json'))) ? ['model_index.json'] : [];
  for (const folder of CONFIG_FOLDERS) {
    const names = await readdir(join(root, folder)).catch(() => []);
    files.push(...names.filter((n) => /\.(json|txt)$/.test(n)).map((n) => `${folder}/${n}`));
  }
  return files;
}

async function checkExternalFiles(
  root: string,
  part: ModelPart,
  graph: ScannedGraph,
): Promise<string[]> {
  const files: string[] = [];
  for (const [location, bytes] of graph.externalFiles) {
    const file = normalize(join(part, location));
    if (isAbsolute(location) || !file.startsWith(`${part}/`)) {
      throw new UserError(
        `${join(root, part)}/model.onnx keeps weights outside its folder (${location}): export the model again.`,
        { code: 'bad-model' },
      );
    }
    const size = await stat(join(root, file)).then(
      (s) => s.size,
      () => -1,
    );
    if (size < bytes) {
      throw new UserError(
        `${join(root, file)} ${size < 0 ? 'is missing' : `is truncated (${size} of at least ${bytes} bytes)`}, and the weights of ${part}/model.onnx lie in it: copy or export the model again.`,
        { code: 'broken-onnx' },
      );
    }
    files.push(file);
  }
  return files;
}
