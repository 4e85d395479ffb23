import { UserError } from '#domain/user-error.ts';
import type { PlainRequest } from './plain-request.ts';

/**
 * What a request brings, read no further than `longest` bytes; undefined when it is longer.
 *
 * @throws UserError `malformed` for what broke off on its way
 */
export async function readBytes(
  { body }: Pick<PlainRequest, 'body'>,
  longest: number,
): Promise<Buffer | undefined> {
  if (!body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.byteLength;
      // leaving the loop cancels the rest of what is being sent
      if (length > longest) return undefined;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new UserError('What was sent broke off on its way: send it again.', {
      code: 'malformed',
      cause,
    });
  }
  return Buffer.concat(chunks, length);
}
