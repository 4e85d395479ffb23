import { SHA256_HEX } from '#domain/sha256-hex.ts';

/** Whether a name is the address of something in a store: a sha256. */
export function isStoreKey(name: string): boolean {
  return SHA256_HEX.test(name);
}

/** @throws Error for what is no sha256, before it becomes a part of a path */
export function requireStoreKey(sha256: string): string {
  if (isStoreKey(sha256)) return sha256;
  throw new Error(`"${sha256}" is not a sha256.`);
}
