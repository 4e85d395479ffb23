import type { Database } from '#prisma/client.ts';
import type { PromptSet } from '#prisma/generated/client.ts';
import type { ColumnNames } from './prompt-columns.ts';
import { readPrompts } from './read-prompts.ts';
import { storePrompts } from './store-prompts.ts';

/**
 * Reads a prompt file and stores it as a prompt set.
 *
 * @throws UserError when the file is malformed, or the name is taken by other content
 */
export async function importPrompts(options: {
  db: Database;
  name: string;
  source: string;
  text: string;
  fileName: string;
  columns?: ColumnNames | undefined;
}): Promise<PromptSet> {
  const { db, name, source, text, fileName, columns } = options;
  return storePrompts({ db, name, source, read: readPrompts({ text, fileName, columns }) });
}
