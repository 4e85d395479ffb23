import { createHash } from 'node:crypto';
import { canonicalJson } from '#files/canonical-json.ts';
import { parsePromptFile } from './parse-prompts.ts';
import type { PromptFile } from './parse-prompts.ts';
import type { ColumnNames } from './prompt-columns.ts';

/** A prompt file as it was read, and by what its content is known: to be looked at, then stored. */
export type ReadPrompts = { fileName: string; file: PromptFile; sha256: string };

/**
 * Reads a prompt file and hashes it; nothing is stored.
 *
 * @param options.columns columns that are named by the caller, in place of what their names say
 * @throws UserError when the file is malformed
 */
export function readPrompts(options: {
  text: string;
  fileName: string;
  columns?: ColumnNames | undefined;
}): ReadPrompts {
  const { text, fileName, columns = {} } = options;
  return {
    fileName,
    file: parsePromptFile(text, fileName, columns),
    sha256: hashOf(text, columns),
  };
}

/** Of the file, and of how its columns were named where a person named them. */
function hashOf(text: string, columns: ColumnNames): string {
  const hash = createHash('sha256').update(text, 'utf8');
  if (Object.keys(columns).length > 0) hash.update(canonicalJson(columns));
  return hash.digest('hex');
}
