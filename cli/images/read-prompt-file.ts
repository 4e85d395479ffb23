import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import { decodePromptFile } from '#study/prompts/decode-prompt-file.ts';
import { parsePromptFile } from '#study/prompts/parse-prompts.ts';
import type { PromptRecord } from '#study/prompts/prompt-record.ts';

/** @throws UserError when the file is not there or malformed, with the line */
export async function readPromptFile(path: string): Promise<PromptRecord[]> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UserError(`The prompt file ${path} cannot be read: check its path.`, {
      code: 'unreadable-file',
      cause,
    });
  });
  const fileName = basename(path);
  return parsePromptFile(decodePromptFile(bytes, fileName), fileName).prompts;
}
