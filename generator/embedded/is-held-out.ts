import { meaningKey } from './meaning-key.ts';
import type { Statement } from './statement.ts';
import { WORLD } from './world.ts';

/**
 * True for the meanings, one in WORLD.heldOutModulus, that no caption of the training set has: those
 * whose key hashes (32-bit FNV-1a of the UTF-8 bytes) to a multiple of the modulus.
 */
export function isHeldOut(statement: Statement): boolean {
  return fnv1a(meaningKey(statement)) % WORLD.heldOutModulus === 0;
}

/** Source: Fowler, Noll and Vo, "FNV hash"; IETF draft-eastlake-fnv, section 2. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
