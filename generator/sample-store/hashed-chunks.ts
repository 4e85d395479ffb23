import { createHash } from 'node:crypto';
import { lostImage } from './lost-image.ts';

/**
 * Bytes as they come from a store, hashed on their way.
 *
 * @throws UserError `sample-damaged`, at their end
 */
export async function* hashedChunks(
  sha256: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const digest = createHash('sha256');
  for await (const chunk of chunks) {
    digest.update(chunk);
    yield chunk;
  }
  if (digest.digest('hex') !== sha256) throw lostImage(sha256, 'sample-damaged');
}
