import { hashModel } from './hash-model.ts';
import type { ModelDescription } from './model-description.ts';
import { readModelLayout } from './read-model-layout.ts';

/**
 * Reads a model folder: what `readModelLayout` finds, with the sha256 of every file that decides an
 * image.
 *
 * @throws UserError as `readModelLayout`
 */
export async function readModel(folder: string): Promise<ModelDescription> {
  const layout = await readModelLayout(folder);
  return { ...layout, ...(await hashModel({ folder: layout.folder, files: layout.files })) };
}
