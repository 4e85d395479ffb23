import { join } from 'node:path';
import type { FeatureNetwork } from './feature-network.ts';
import { sha256OfFile } from '#files/sha256-of-file.ts';

/** Where the converted FID network lies in the cache folder. */
export function officialInceptionPath(cacheFolder: string): string {
  return join(cacheFolder, 'inception', 'pt_inception-2015-12-05.onnx');
}

/** The network of published FID values, when it is in the cache; else undefined. */
export async function officialInception(cacheFolder: string): Promise<FeatureNetwork | undefined> {
  const path = officialInceptionPath(cacheFolder);
  const sha256 = await sha256OfFile(path);
  return sha256 === undefined
    ? undefined
    : {
        name: 'official',
        path,
        sha256,
        comparableWithPublished: true,
        size: 299,
        normalization: 'dialect',
        output: 'pool3',
      };
}
