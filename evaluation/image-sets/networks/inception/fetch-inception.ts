import { join } from 'node:path';
import { downloadFile } from '#files/download-file.ts';
import { importInception } from './import-inception.ts';
import { installedInceptions } from './installed-inception.ts';
import type { InstalledInception } from './installed-inception.ts';
import { OFFICIAL_WEIGHTS } from './official-weights.ts';

/**
 * The network of published FID values: what is in the cache already, else downloaded (a download
 * that broke off is gone on with), checked by its sha256 and converted. Throws UserError
 * `download-failed` naming the file to bring where the network cannot be reached.
 *
 * @param mirror an address under which the file lies by its own name, tried first
 */
export async function fetchInception(options: {
  cacheFolder: string;
  mirror?: string | undefined;
  onProgress?: (done: number, total: number) => void;
}): Promise<InstalledInception> {
  const { cacheFolder, mirror, onProgress } = options;
  const [installed] = await installedInceptions(cacheFolder);
  if (installed?.official === true) return installed;
  const { file, urls, sha256, bytes } = OFFICIAL_WEIGHTS;
  const path = join(cacheFolder, 'downloads', file);
  await downloadFile({
    urls: mirror === undefined ? urls : [`${mirror.replace(/\/$/, '')}/${file}`, ...urls],
    path,
    sha256,
    bytes,
    advice: `bring ${file} (${bytes} bytes, sha256 ${sha256}) from another machine and call onpar inception import ${file}`,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return importInception({ file: path, cacheFolder });
}
