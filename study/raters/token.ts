import { sha256Of } from '#files/sha256-of.ts';

/** A source of random bytes, as `randomBytes` of node:crypto. */
export type RandomBytes = (size: number) => Uint8Array;

/** A secret of 128 random bits, in base64url (22 characters). */
export function createToken(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(16)).toString('base64url');
}

/**
 * What is kept of a token: its sha256 in hexadecimal. A token has 128 random bits, so that it needs
 * neither salt nor a slow hash; looking a hash up tells nothing of the token by its timing.
 */
export function hashToken(token: string): string {
  return sha256Of(token);
}
