import type { ColumnNames } from '#study/prompts/prompt-columns.ts';
import type { PromptPreview } from '#study/prompts/preview-prompts.ts';
import type { PromptRefusal } from '../../../_data/prompt-refusal.ts';
import { withBasePath } from '../../../_ui/base-path.ts';

/** What the server said of a file, or why it said nothing. */
export type Sent<T> = { answer: T; refusal?: never } | { refusal: PromptRefusal };

const unreachable: PromptRefusal = {
  error: 'The server did not answer, or the file changed on the disk: choose it again.',
  code: 'unreachable',
};

/** Asks how a file is read; nothing is stored. */
export function previewFile(file: File, columns: ColumnNames): Promise<Sent<PromptPreview>> {
  return send('/api/uploads/prompts/preview', file, { file: file.name, ...columns });
}

/** Stores a file as it was previewed, and gives the name of the set. */
export function storeFile(
  file: File,
  { columns, name, sha256 }: { columns: ColumnNames; name: string; sha256: string },
): Promise<Sent<{ name: string }>> {
  return send('/api/uploads/prompts', file, { file: file.name, ...columns, name, sha256 });
}

async function send<T>(
  path: `/${string}`,
  body: File,
  query: Record<string, string>,
): Promise<Sent<T>> {
  try {
    const response = await fetch(withBasePath(`${path}?${new URLSearchParams(query)}`), {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    if (response.ok) return { answer: (await response.json()) as T };
    return { refusal: (await response.json()) as PromptRefusal };
  } catch {
    return { refusal: unreachable };
  }
}
