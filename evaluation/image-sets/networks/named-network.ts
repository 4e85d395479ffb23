import { join } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import { sha256OfFile } from '#files/sha256-of-file.ts';
import { customNetwork } from './custom-network.ts';
import type { FeatureNetwork } from './feature-network.ts';

/** Networks that are exported by the recipe in docs/feature-networks.md, and known by name. */
export const NETWORK_NAMES = ['dinov2', 'clip'] as const;

export type NetworkName = (typeof NETWORK_NAMES)[number];

/** A network of the cache folder by its name. Throws UserError `bad-network` where it is not there. */
export async function namedNetwork(
  name: NetworkName,
  cacheFolder: string,
): Promise<FeatureNetwork> {
  const path = join(cacheFolder, 'networks', `${name}.onnx`);
  if ((await sha256OfFile(path)) === undefined)
    throw new UserError(
      `The network ${name} is not there: export it as docs/feature-networks.md tells, to ${path} with ${name}.json beside it.`,
      { code: 'bad-network' },
    );
  return { ...(await customNetwork(path)), name };
}
