import { UserError } from '#domain/user-error.ts';
import { customNetwork } from './custom-network.ts';
import { embeddedInception } from './embedded-inception.ts';
import type { FeatureNetwork } from './feature-network.ts';
import { fidInception } from './fid-inception.ts';
import { installedInceptions } from './inception/installed-inception.ts';
import { namedNetwork, NETWORK_NAMES } from './named-network.ts';

export type ChosenNetwork = { network: FeatureNetwork; note?: string };

/**
 * The network named by `--network`: `official`, `embedded`, `dinov2`, `clip` or an ONNX file; without
 * a name the official one when it is in the cache, else one imported there, else the embedded one.
 * `note` says which, when not asked.
 */
export async function chooseNetwork(
  wanted: string | undefined,
  cacheFolder: string,
): Promise<ChosenNetwork> {
  if (wanted === 'embedded') return { network: await embeddedInception(cacheFolder) };
  if (wanted?.toLowerCase().endsWith('.onnx') === true)
    return { network: await customNetwork(wanted) };
  const name = NETWORK_NAMES.find((known) => known === wanted);
  if (name !== undefined) return { network: await namedNetwork(name, cacheFolder) };
  if (wanted !== undefined && wanted !== 'official')
    throw new UserError(
      `--network is official, embedded, ${NETWORK_NAMES.join(', ')} or a file FILE.onnx, not ${wanted}.`,
      { code: 'bad-network' },
    );
  const [installed] = await installedInceptions(cacheFolder);
  if (wanted === 'official') {
    if (installed?.official === true) return { network: await fidInception(installed) };
    throw new UserError(
      'The official FID network is not in the cache: get it by onpar inception fetch (or import a file of it), or use --network embedded.',
      { code: 'bad-network' },
    );
  }
  return chooseByDefault(installed, cacheFolder);
}

async function chooseByDefault(
  installed: Parameters<typeof fidInception>[0] | undefined,
  cacheFolder: string,
): Promise<ChosenNetwork> {
  if (installed === undefined)
    return {
      network: await embeddedInception(cacheFolder),
      note: 'Network: embedded, as the official one is not in the cache (onpar inception fetch gets it); values compare with each other, not with published ones.',
    };
  const network = await fidInception(installed);
  return {
    network,
    note: installed.official
      ? 'Network: official, as published FID values use.'
      : `Network: ${network.name}, whose weights are not the published file; values compare with each other, not with published ones.`,
  };
}
