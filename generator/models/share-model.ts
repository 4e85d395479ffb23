import { join } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import type { SampleStore } from '../sample-store/sample-store.ts';
import type { ModelDescription } from './model-description.ts';

/**
 * Puts the files of a model into the store, by their hashes, for workers on other machines. What is
 * there already is not sent again.
 *
 * @throws UserError `store-away`, `model-changed` for a file that changed meanwhile
 */
export async function shareModel(options: {
  store: SampleStore;
  model: Pick<ModelDescription, 'folder' | 'files'>;
  onProgress: (done: number, total: number) => void;
}): Promise<void> {
  const { store, model, onProgress } = options;
  const files = Object.entries(model.files);
  for (const [i, [file, sha256]] of files.entries()) {
    const path = join(model.folder, file);
    await store.putFile(path, sha256).catch((error: unknown) => {
      if (!(error instanceof UserError) || error.code !== 'sample-damaged') throw error;
      throw new UserError(`${path} has changed meanwhile: add the model again.`, {
        code: 'model-changed',
        cause: error,
      });
    });
    onProgress(i + 1, files.length);
  }
}
