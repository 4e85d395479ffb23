import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import { MODEL_PARTS } from './model-description.ts';
import { refuseLfsPointers } from './refuse-lfs-pointers.ts';

/** Folders whose small files say how a model is used. */
const CONFIG_FOLDERS = [...MODEL_PARTS, 'tokenizer', 'scheduler', 'vae'] as const;

/** What the diffusers ONNX layout cannot do without. */
export const NEEDED_FILES = [
  ...MODEL_PARTS.map((part) => `${part}/model.onnx`),
  'scheduler/scheduler_config.json',
  'tokenizer',
];
/** Weights as other frameworks keep them. */
const OTHER_WEIGHTS = /\.(safetensors|bin|ckpt|pt|pth|msgpack|h5)$/;

/**
 * Refuses a folder that lacks a file of the diffusers ONNX layout, saying which, and what to do: a
 * clone without its large files, and weights that are not exported yet, are recognised.
 *
 * @throws UserError `not-a-model` or `git-lfs-pointer`
 */
export async function requireModelFiles(root: string): Promise<void> {
  await requireFolder(root);
  const missing: string[] = [];
  for (const file of NEEDED_FILES) if (!(await exists(join(root, file)))) missing.push(file);
  const weights = await findOtherWeights(root);
  const [first] = weights;
  if (first !== undefined && missing.some((file) => file.endsWith('model.onnx'))) {
    throw new UserError(
      `${root} is not exported to ONNX yet: it holds the weights of a model for PyTorch or another framework (${first}); export it once with the recipe in docs/export-models.md: python export_model.py ${root} ${basename(root)}-onnx`,
      { code: 'not-a-model' },
    );
  }
  if (missing.length > 0) {
    throw new UserError(
      `${root} is not a model folder in the diffusers ONNX layout: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing (docs/export-models.md tells how to export one).`,
      { code: 'not-a-model' },
    );
  }
  await refuseLfsPointers(root, [
    ...MODEL_PARTS.map((part) => `${part}/model.onnx`),
    ...(await listConfigFiles(root)),
  ]);
}

/**
 * Whether a file of a model folder is one that OnPar reads: configs, vocabularies and graphs with
 * their weights, not the same weights for other frameworks, nor other networks beside them.
 *
 * @param path relative to the folder, with `/`
 */
export function isModelFile(path: string): boolean {
  if (path === 'model_index.json' || path === 'parity-case.json') return true;
  const [folder, name, ...deeper] = path.split('/');
  if (name === undefined || deeper.length > 0 || !/^\w[\w .+-]*$/.test(name)) return false;
  if (MODEL_PARTS.some((part) => part === folder)) return !OTHER_WEIGHTS.test(name);
  return CONFIG_FOLDERS.some((own) => own === folder) && /\.(json|txt)$/.test(name);
}

/** The small files of a model folder that decide how it is used, relative to it. */
export async function listConfigFiles(root: string): Promise<string[]> {
  const files: string[] = (await readdir(root)).filter((name) => name === 'model_index.json');
  for (const folder of CONFIG_FOLDERS) {
    const names = await readdir(join(root, folder)).catch(() => []);
    files.push(...names.filter((n) => /\.(json|txt)$/.test(n)).map((n) => `${folder}/${n}`));
  }
  return files;
}

/** As the end of a path, since places are resolved before they are looked at. */
const HUB_REFERENCE = /(?:^|\/)(hf:[^/]+\/[^/]+)$/;

async function requireFolder(root: string): Promise<void> {
  const found = await stat(root).catch(() => null);
  if (found?.isDirectory() === true) return;
  const reference = HUB_REFERENCE.exec(root)?.[1];
  if (found === null && reference !== undefined)
    throw new UserError(
      `${reference} is on a hub, and a folder of this machine is asked for: \`onpar models add ${reference}\` downloads it, checks it and keeps it under its name.`,
      { code: 'not-a-model' },
    );
  const single = OTHER_WEIGHTS.test(root)
    ? 'a file of weights, not a folder: load it with diffusers (from_single_file, save_pretrained) and export that with the recipe in docs/export-models.md'
    : 'not a folder: name one in the diffusers ONNX layout (docs/export-models.md)';
  throw new UserError(
    found === null
      ? `${root} is not a model folder: there is nothing of that name.`
      : `${root} is ${single}.`,
    { code: 'not-a-model' },
  );
}

async function findOtherWeights(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of ['.', ...CONFIG_FOLDERS]) {
    const names = await readdir(join(root, folder)).catch(() => []);
    found.push(...names.filter((n) => OTHER_WEIGHTS.test(n)).map((n) => join(folder, n)));
  }
  return found;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
