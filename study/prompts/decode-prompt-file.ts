import { UserError } from '#domain/user-error.ts';
import { decodeText } from '#files/decode-text.ts';

/** How files begin that people take for a list of prompts, and that are no text. */
const NOT_TEXT: readonly [bytes: readonly number[], what: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook or a zip archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook'],
  [[0x1f, 0x8b], 'compressed by gzip'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
];

/**
 * The text of a prompt file.
 *
 * @throws UserError `bad-prompts` naming what is no text at all, or the first line that is not valid
 *   UTF-8
 */
export function decodePromptFile(bytes: Uint8Array, fileName: string): string {
  for (const [beginning, what] of NOT_TEXT) {
    if (!beginning.every((byte, place) => bytes[place] === byte)) continue;
    throw new UserError(
      `${fileName} is ${what}, and no text: save its prompts as CSV, TSV, JSON or text`,
      { code: 'bad-prompts' },
    );
  }
  return decodeText({ bytes, fileName, code: 'bad-prompts' });
}
