import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import type { ReadPrompts } from '#study/prompts/read-prompts.ts';
import { LONGEST_PROMPT_FILE } from '../_ui/prompt-file-limit.ts';
import { readBytes } from './read-bytes.ts';
import { promptReader } from './readers.ts';
import { tooLargeFor } from '../_ui/too-large-for.ts';

const column = z.string().min(1).max(1000).optional();
const asked = z.object({
  file: z
    .string()
    .max(255)
    .transform((name) =>
      name
        .toWellFormed()
        .replace(/\p{Cc}/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1)),
  prompt: column,
  category: column,
  challenge: column,
  note: column,
});

/**
 * The prompt file that a request brings: its bytes as the body, its name and the columns that a
 * person chose in the address.
 *
 * @throws UserError for what is no prompt file, or too large a one
 */
export async function takePromptFile(request: Request): Promise<ReadPrompts> {
  const { file: fileName, ...chosen } = parseQuery(request);
  const declared = Number(request.headers.get('content-length'));
  if (declared > LONGEST_PROMPT_FILE) throw tooLarge(fileName);
  const bytes = await readBytes(request, LONGEST_PROMPT_FILE);
  if (bytes === undefined) throw tooLarge(fileName);
  const columns = Object.fromEntries(
    Object.entries(chosen).filter(([, name]) => name !== undefined),
  );
  return promptReader.read({ bytes, fileName, columns }, fileName);
}

function parseQuery(request: Request): z.output<typeof asked> {
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (query.success) return query.data;
  throw new UserError('The upload does not name its file: choose it again.', { code: 'malformed' });
}

function tooLarge(fileName: string): UserError {
  return new UserError(tooLargeFor(fileName), { code: 'too-large' });
}
