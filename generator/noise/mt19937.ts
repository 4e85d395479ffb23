// A hot loop of `npm run bench:generator`: elements of typed arrays are read with a default that is
// never taken, since asking for each would cost as much as the arithmetic.
const SIZE = 624;
const PERIOD = 397;

/** Applies the recurrence to the whole state: the next 624 words. */
function twist(state: Uint32Array): void {
  for (let i = 0; i < SIZE; i++) {
    const upper = (state[i] ?? 0) & 0x80000000;
    const lower = (state[(i + 1) % SIZE] ?? 0) & 0x7fffffff;
    const y = upper | lower;
    const odd = (y & 1) === 0 ? 0 : 0x9908b0df;
    state[i] = (state[(i + PERIOD) % SIZE] ?? 0) ^ (y >>> 1) ^ odd;
  }
}

/**
 * The 32-bit Mersenne Twister MT19937, seeded by Knuth's recurrence (`init_genrand`), as torch and
 * numpy's RandomState do.
 *
 * @param seed an integer from 0 to 2^32 - 1
 * @returns a function that gives the next word, an integer from 0 to 2^32 - 1
 * Source: Matsumoto and Nishimura (1998), "Mersenne Twister", ACM TOMACS 8(1), section 2.
 */
export function createMt19937(seed: number): () => number {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let i = 1; i < SIZE; i++) {
    const previous = state[i - 1] ?? 0;
    state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
  }
  let next = SIZE;
  return () => {
    if (next === SIZE) {
      twist(state);
      next = 0;
    }
    let y = state[next++] ?? 0;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}
