import { UserError } from '#domain/user-error.ts';

/**
 * Text of a UTF-8 byte stream (a byte order mark is taken off).
 *
 * @throws UserError when the bytes are not text: not UTF-8, or holding NUL.
 */
export async function* decodeText(
  source: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const chunk of source) {
    const text = decodeOrRefuse(() => decoder.decode(chunk, { stream: true }), { name, line });
    if (text.includes('\0')) throw notText(name, line + countLines(text, text.indexOf('\0')));
    line += countLines(text, text.length);
    yield text;
  }
  yield decodeOrRefuse(() => decoder.decode(), { name, line });
}

function decodeOrRefuse(decode: () => string, at: { name: string; line: number }): string {
  try {
    return decode();
  } catch (error) {
    if (error instanceof TypeError) throw notText(at.name, at.line, error);
    throw error;
  }
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    lines += 1;
  return lines;
}

function notText(name: string, line: number, cause?: unknown): UserError {
  return new UserError(
    `${name} is not UTF-8 text (at or after line ${line}); give a CSV file as \`onpar votes export\` writes it.`,
    { code: 'not-text', cause },
  );
}
