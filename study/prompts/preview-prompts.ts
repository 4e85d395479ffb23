import { describePromptFile } from './describe-prompt-file.ts';
import { PROMPT_ROLES } from './prompt-columns.ts';
import type { PromptRole } from './prompt-columns.ts';
import type { ReadPrompts } from './read-prompts.ts';
import { showCell } from './show-cell.ts';

const SHOWN = 8;
const COLUMNS_SHOWN = 60;

/** A column of a file, and what it became: a role, or kept with each prompt under its own name. */
type PreviewedColumn = { name: string; becomes: PromptRole | 'kept' };
export type PreviewedPrompt = {
  index: number;
  text: string;
  category: string;
  challenge: string;
  note: string;
  /** the further columns, by name */
  kept: Record<string, string>;
};

/** How a prompt file is read, to be looked at before it is stored. */
export type PromptPreview = {
  fileName: string;
  /** of what would be stored */
  sha256: string;
  prompts: number;
  /** sentences: form, count, columns, blank lines, repeated prompts */
  description: string[];
  /** empty for a file of one prompt a line */
  columns: PreviewedColumn[];
  first: PreviewedPrompt[];
};

/** What is shown of a prompt file that was read: its first prompts, and what each column became. */
export function previewPrompts({ fileName, file, sha256 }: ReadPrompts): PromptPreview {
  const { prompts, columns, metadataColumns } = file;
  const roles = PROMPT_ROLES.flatMap((role): PreviewedColumn[] => {
    const name = columns?.[role];
    return name === undefined ? [] : [{ name, becomes: role }];
  });
  const names = metadataColumns.slice(0, COLUMNS_SHOWN);
  const kept = names.map((name): PreviewedColumn => ({ name, becomes: 'kept' }));
  return {
    fileName,
    sha256,
    prompts: prompts.length,
    description: describePromptFile(file),
    columns: [...roles, ...kept],
    first: prompts.slice(0, SHOWN).map(({ index, text, category, challenge, note, metadata }) => ({
      index,
      text: showCell(text),
      category: showCell(category),
      challenge: showCell(challenge),
      note: showCell(note),
      kept: Object.fromEntries(names.map((name) => [name, showCell(metadata[name])])),
    })),
  };
}
