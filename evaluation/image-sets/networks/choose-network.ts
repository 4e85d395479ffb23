import { UserError } from '#domain/user-error.ts';
import { customNetwork } from './custom-network.ts';
import { embeddedInception } from './embedded-inception.ts';
import type { FeatureNetwork } from './feature-network.ts';
import { officialInception, officialInceptionPath } from './official-inception.ts';

/**
 * The network named by `--network`: `official`, `embedded` or an ONNX file; without a name the
 * official one when it is in the cache, else the embedded one. `note` says which, when not asked.
 */
export async function chooseNetwork(
  wanted: string | undefined,
  cacheFolder: string,
): Promise<{ network: FeatureNetwork; note?: string }> {
  if (wanted === 'embedded') return { network: await embeddedInception(cacheFolder) };
  if (wanted?.toLowerCase().endsWith('.onnx')) return { network: await customNetwork(wanted) };
  if (wanted !== undefined && wanted !== 'official')
    throw new UserError(`--network is official, embedded or a file FILE.onnx, not ${wanted}.`, {
      code: 'wrong-call',
    });
  const official = await officialInception(cacheFolder);
  if (official !== undefined)
    return wanted === undefined
      ? { network: official, note: 'Network: official, as published FID values use.' }
      : { network: official };
  if (wanted === 'official')
    throw new UserError(
      `The official FID network is not available here (no ${officialInceptionPath(cacheFolder)}): --network embedded is.`,
      { code: 'no-network' },
    );
  return {
    network: await embeddedInception(cacheFolder),
    note: 'Network: embedded, as the official one is not available here; values compare with each other, not with published ones.',
  };
}
