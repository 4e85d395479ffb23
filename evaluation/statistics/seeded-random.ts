import { at } from '#domain/at.ts';
/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/**
 * The random source of bootstraps and simulations: xoshiro128** of Blackman and Vigna, "Scrambled
 * linear pseudorandom number generators" (2021), its state filled from the seed by splitmix32.
 * The same seed gives the same numbers on every machine.
 *
 * @example const random = createSeededRandom(0); random() // 0 <= x < 1
 */
export function createSeededRandom(seed: number): Random {
  const state = new Int32Array(4);
  let mixed = Math.trunc(seed) | 0;
  for (let i = 0; i < 4; i++) {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    state[i] = z ^ (z >>> 15);
  }
  let [a, b, c, d] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3)];
  return () => {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return (scrambled >>> 0) / 0x100000000;
  };
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}
