/** The page that Next.js shows when all else fails: it says so to whoever asks for it. */
const FAILURE = /^\/+_global-error(\/|\.|$)/;

/**
 * Whether an address, as a request brings it, can be read at all: it is a path or a whole address, its
 * path's percent signs stand for text, and none of it is a NUL, which no name or word of ours holds and
 * no database takes. Next.js answers one that cannot with a failure of its own, before any code of ours
 * is asked.
 */
export function isReadableAddress(address: string): boolean {
  try {
    const path = decodeURIComponent(address.replace(/\?.*$/s, ''));
    return /^\/|^https?:\/\//.test(path) && !/%00|\0/.test(address) && !FAILURE.test(path);
  } catch {
    return false;
  }
}
