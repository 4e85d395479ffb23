import type { RandomBytes } from './token.ts';

/** Crockford's base 32: no letters that are taken for digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A name that is not taken, such as `R-7KQ2M`; adds it to `taken`. It is random, so that it tells
 * nothing of the order or the person.
 */
export function createPseudonym(taken: Set<string>, randomBytes: RandomBytes): string {
  for (;;) {
    const letters = [...randomBytes(5)].map((byte) => ALPHABET.charAt(byte % 32));
    const pseudonym = `R-${letters.join('')}`;
    if (taken.has(pseudonym)) continue;
    taken.add(pseudonym);
    return pseudonym;
  }
}
