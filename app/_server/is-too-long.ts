/** Next.js fails on a call of an action that is longer. */
export const LONGEST_CALL = 1024 * 1024;

/**
 * Whether a request brings more than an action can be called with. It is read to its end, which Next.js
 * waits for before it answers, and nothing of it is kept.
 */
export async function isTooLong({ body }: Request): Promise<boolean> {
  if (!body) return false;
  let length = 0;
  for await (const chunk of body) length += chunk.byteLength;
  return length > LONGEST_CALL;
}
