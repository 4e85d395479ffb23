import { at } from '#domain/at.ts';
import { createHash } from 'node:crypto';

/** A stream of draws that depends on nothing but its seed. */
export type SeededRandom = {
  /** a whole number from 0 to below - 1, each equally likely */
  below: (below: number) => number;
  coin: () => boolean;
  /** a shuffled copy (Fisher and Yates) */
  shuffle: <T>(values: readonly T[]) => T[];
};

/**
 * Draws from SHA-256 in counter mode: word i of the stream is bytes 4 (i mod 8) … of
 * SHA-256(seed + "/" + floor(i / 8)), big-endian. A design can so be drawn again in any language,
 * from the seed alone, whatever library or version.
 *
 * @param seed any text, by custom the purpose and then the number, such as `sides/0/3`
 */
export function createSeededRandom(seed: string): SeededRandom {
  let block = Buffer.alloc(0);
  let counter = 0;
  const word = (): number => {
    const place = (counter % 8) * 4;
    if (place === 0) {
      block = createHash('sha256')
        .update(`${seed}/${counter / 8}`)
        .digest();
    }
    counter++;
    return block.readUInt32BE(place);
  };
  const below = (limit: number): number => {
    // rejection: the last, incomplete stretch of 2^32 would favour small numbers
    const fair = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const drawn = word();
      if (drawn < fair) return drawn % limit;
    }
  };
  return { below, coin: () => below(2) === 1, shuffle: (values) => shuffled(values, below) };
}

function shuffled<T>(values: readonly T[], below: (limit: number) => number): T[] {
  const order = values.map((_, index) => index);
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [order[i], order[j]] = [at(order, j), at(order, i)];
  }
  return order.flatMap((index) => values.slice(index, index + 1));
}
