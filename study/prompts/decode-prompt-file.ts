import { decodeText } from '#files/decode-text.ts';

/**
 * The text of a prompt file.
 *
 * @throws UserError `bad-prompts` naming what is no text at all, or the first line that is not valid
 *   UTF-8
 */
export function decodePromptFile(bytes: Uint8Array, fileName: string): string {
  return decodeText({ bytes, fileName, code: 'bad-prompts' });
}
