import type { KerasNetwork } from './keras-network.ts';

export type KerasWeight = { shape: readonly number[]; values: Float64Array };

/**
 * Unpacks the eight-bit weights of a Keras layers model: `value = code * scale + min`, kept in
 * float64 so that what follows (folding) rounds once.
 *
 * `bytes` is the concatenation of the weight shards in the manifest's order. Throws RangeError
 * when its length is not what the manifest says.
 */
export function readKerasWeights(
  network: KerasNetwork,
  bytes: Uint8Array,
): ReadonlyMap<string, KerasWeight> {
  const weights = new Map<string, KerasWeight>();
  let offset = 0;
  for (const { name, shape, quantization } of network.weightsManifest.flatMap((g) => g.weights)) {
    const count = shape.reduce((product, size) => product * size, 1);
    const codes = bytes.subarray(offset, offset + count);
    const { scale, min } = quantization;
    weights.set(name, { shape, values: Float64Array.from(codes, (code) => code * scale + min) });
    offset += count;
  }
  if (offset !== bytes.length)
    throw new RangeError(`Keras weights hold ${bytes.length} bytes, the manifest names ${offset}.`);
  return weights;
}
