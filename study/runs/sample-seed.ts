import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { Protocol } from '../protocol/protocol.ts';

/**
 * The seed of each sample: `base + replicate + replicates * prompt_index`, the same for all arms.
 * With `shared_between_arms: false` each arm starts where the one before it ends:
 * `+ arm * replicates * setSize`. A protocol's `list` gives them outright, prompts in order.
 *
 * @param setSize prompts in the whole set, of which `promptIndex` is a place
 * @throws RangeError when a list is not as long as prompts times replicates (see `checkSeeds`)
 */
export function createSampleSeeds(options: {
  protocol: Pick<Protocol, 'seeds' | 'replicates'>;
  setSize: number;
  promptIndexes: readonly number[];
}): (sample: { promptIndex: number; replicate: number; arm: number }) => bigint {
  const { protocol, setSize, promptIndexes } = options;
  const { seeds, replicates } = protocol;
  const places = new Map(promptIndexes.map((index, place) => [index, place]));
  const listed = (list: readonly number[], promptIndex: number, replicate: number): number => {
    const place = present(places.get(promptIndex), `the place of prompt ${promptIndex}`);
    return at(list, place * replicates + replicate, 'seeds.list');
  };
  return ({ promptIndex, replicate, arm }) => {
    const shared = seeds.list
      ? listed(seeds.list, promptIndex, replicate)
      : seeds.base + replicate + replicates * promptIndex;
    const apart = seeds.shared_between_arms ? 0 : arm * replicates * setSize;
    return BigInt(shared + apart);
  };
}
