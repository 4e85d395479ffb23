import { createHash, randomBytes } from 'node:crypto';

/** A token that cannot be guessed: 128 random bits in base64url. */
export function createToken(): string {
  return randomBytes(16).toString('base64url');
}

/** What is kept of a token: its sha256 in hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
