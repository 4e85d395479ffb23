import { UserError } from '#domain/user-error.ts';
import type { Protocol } from '../protocol/protocol.ts';

/**
 * The seed of each sample: `base + replicate + replicates * prompt_index`, the same for all arms.
 * With `shared_between_arms: false` each arm starts where the one before it ends:
 * `+ arm * replicates * setSize`. A protocol's `list` gives them outright, prompts in order.
 *
 * @param setSize prompts in the whole set, of which `promptIndex` is a place
 * @throws UserError when a list is not as long as prompts times replicates
 */
export function createSampleSeeds(options: {
  protocol: Pick<Protocol, 'seeds' | 'replicates'>;
  setSize: number;
  promptIndexes: readonly number[];
}): (sample: { promptIndex: number; replicate: number; arm: number }) => bigint {
  const { protocol, setSize, promptIndexes } = options;
  const { seeds, replicates } = protocol;
  const wanted = promptIndexes.length * replicates;
  if (seeds.list && seeds.list.length !== wanted) {
    throw new UserError(
      `seeds.list has ${seeds.list.length} seeds where prompts times replicates are ${wanted}: change the protocol`,
      { code: 'bad-seeds' },
    );
  }
  const places = new Map(promptIndexes.map((index, place) => [index, place]));
  return ({ promptIndex, replicate, arm }) => {
    const listed = seeds.list?.[(places.get(promptIndex) ?? 0) * replicates + replicate];
    const shared = listed ?? seeds.base + replicate + replicates * promptIndex;
    const apart = seeds.shared_between_arms ? 0 : arm * replicates * setSize;
    return BigInt(shared + apart);
  };
}
