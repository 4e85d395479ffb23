/**
 * Whether a rater has still to answer what the protocol asks before the first pair: by what the protocol
 * says under `screening`, as it is parsed or as it is stored, and when the rater answered.
 */
export function isUnscreened(
  { screening = null }: { readonly screening?: unknown },
  { screenedAt }: { readonly screenedAt: unknown },
): boolean {
  return screening !== null && screenedAt === null;
}
