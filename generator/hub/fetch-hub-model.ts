import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadFile } from '#files/download-file.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import type { HubAccess } from './hub-access.ts';
import { listHubModel, type HubModel } from './list-hub-model.ts';
import type { HubReference } from './hub-reference.ts';

/**
 * Brings a model from a hub into a folder of its own, named after the model and its commit. Every
 * file is held to the hub's hash of it; called again after a break, it goes on where it was.
 *
 * @param options.folder where fetched models lie
 * @returns the model's folder
 * @throws UserError as `listHubModel` and `downloadFile`
 */
export async function fetchHubModel(options: {
  reference: HubReference;
  access: HubAccess;
  folder: string;
  onProgress?: (progress: { done: number; total: number; file: string }) => void;
}): Promise<{ folder: string; model: HubModel }> {
  const { reference, access, onProgress } = options;
  const model = await listHubModel(reference, access);
  const name = model.repository.replace('/', '--');
  const folder = join(options.folder, name, model.commit.slice(0, 12));
  const total = model.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const file of model.files) {
    const tell = (done: number): void =>
      onProgress?.({ done: before + done, total, file: file.path });
    tell(0);
    await fetchFile({ file, model, access, folder, tell });
    before += file.bytes;
  }
  onProgress?.({ done: total, total, file: '' });
  return { folder, model };
}

async function fetchFile(options: {
  file: HubModel['files'][number];
  model: HubModel;
  access: HubAccess;
  folder: string;
  tell: (done: number) => void;
}): Promise<void> {
  const { file, model, access, tell } = options;
  const path = join(options.folder, file.path);
  if (file.bytes === 0) {
    if (!(await isThere(path))) await writeFileAtomically(path, new Uint8Array());
    return;
  }
  const place = file.path.split('/').map(encodeURIComponent).join('/');
  await downloadFile({
    ...file,
    path,
    urls: [`${access.hubUrl}/${model.repository}/resolve/${model.commit}/${place}`],
    ...(access.token === undefined ? {} : { headers: { authorization: `Bearer ${access.token}` } }),
    advice: 'call again, which goes on where it was',
    onProgress: tell,
  });
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
