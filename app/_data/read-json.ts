import { fileSize } from '#domain/file-size.ts';
import { UserError } from '#domain/user-error.ts';
import type { PlainRequest } from './plain-request.ts';
import { readBytes } from './read-bytes.ts';

/**
 * The JSON that a request brings, whatever its header says that it is, read no further than `longest`
 * bytes.
 *
 * @throws UserError `too-large` for more; `malformed` for nothing, for what is no JSON and for what broke
 *   off on its way
 */
export async function readJson(request: PlainRequest, longest: number): Promise<unknown> {
  const bytes = await readBytes(request, longest);
  if (bytes === undefined) {
    throw new UserError(
      `What was sent is longer than ${fileSize(longest)}, which is more than is taken here: shorten it.`,
      { code: 'too-large' },
    );
  }
  if (bytes.length === 0) throw malformed('Nothing was sent: send one JSON document.');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw malformed(whyUnread(request.headers.get('content-type')), cause);
  }
}

function whyUnread(type: string | null): string {
  if (type === null || /^application\/json\b/i.test(type)) {
    return 'What was sent is no JSON, or was cut off: send one whole JSON document, in UTF-8.';
  }
  const named = type.replace(/[^\x20-\x7e]/g, ' ').slice(0, 80);
  return `What was sent is no JSON, but came as "${named}": send one JSON document, as application/json.`;
}

function malformed(message: string, cause?: unknown): UserError {
  return new UserError(message, { code: 'malformed', cause });
}
