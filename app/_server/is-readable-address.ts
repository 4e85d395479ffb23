/**
 * Whether an address, as a request brings it, can be read at all: its percent signs stand for text, and
 * none of it is a NUL, which no name of ours holds. Next.js answers one that cannot with a failure of
 * its own, before any code of ours is asked.
 */
export function isReadableAddress(address: string): boolean {
  const path = address.replace(/\?.*$/s, '');
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}
