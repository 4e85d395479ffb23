import { fileURLToPath } from 'node:url';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { hashModel } from './hash-model.ts';
import { isModelFile } from './require-model-files.ts';

/** Where the models lie that come with OnPar, each in a folder of its name. */
export const BUNDLED_MODELS = fileURLToPath(new URL('../embedded', import.meta.url));

/** Whether a folder holds the very files of a model; one that names other files than a model has does not. */
export async function holdsModel(
  folder: string,
  model: { sha256: string; files: readonly string[] },
): Promise<boolean> {
  const { sha256, files } = model;
  if (!files.every(isModelFile)) return false;
  try {
    return (await hashModel({ folder, files })).sha256 === sha256;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return false;
    throw error;
  }
}
