import { foldColumn } from '#domain/fold-column.ts';
import { isCalledImage } from '#evaluation/image-sets/images/image-set.ts';
import { PROMPT_COLUMN_NAMES } from '../prompts/prompt-columns.ts';
import type { PromptRow } from '../prompts/prompt-row.ts';

/** How lists of images call the column of their files, and that of a prompt's place in its set. */
const FILE_COLUMNS = [
  ...['file', 'filename', 'file_name', 'path', 'filepath', 'file_path', 'image', 'img'],
  ...['image_path', 'img_path', 'image_file', 'image_filename', 'image_name'],
];
const INDEX_COLUMNS = ['prompt_index', 'prompt_idx'];
/** These name something else as often: they count where they hold the name of an image. */
const KEY_COLUMNS = ['id', 'name', 'key'];

/** What a row of a list says, by the meaning of its columns; undefined where it has none. */
export type ListCells = Partial<Record<'file' | 'index' | 'prompt' | 'replicate', unknown>>;

/** Whether a list tells of files and of their prompts. */
export function listsImages(rows: readonly PromptRow[]): boolean {
  return rows.some((row) => {
    const { file, index, prompt } = listCells(row);
    return file !== undefined && (index !== undefined || prompt !== undefined);
  });
}

/** The cells of a row that say whose image which file is, found by the names of their columns. */
export function listCells({ values }: PromptRow): ListCells {
  const cells = new Map(Object.entries(values).map(([name, value]) => [foldColumn(name), value]));
  const valueOf = (names: readonly string[]): unknown =>
    names.map((name) => cells.get(foldColumn(name))).find((value) => value !== undefined);
  const key = valueOf(KEY_COLUMNS);
  return {
    file:
      valueOf(FILE_COLUMNS) ?? (typeof key === 'string' && isCalledImage(key) ? key : undefined),
    index: valueOf(INDEX_COLUMNS),
    prompt: valueOf(PROMPT_COLUMN_NAMES.prompt),
    replicate: cells.get('replicate'),
  };
}
