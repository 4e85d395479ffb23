import { decodeText } from '#files/decode-text.ts';
import { UserError } from '#domain/user-error.ts';
import { promptFileForm } from '../prompts/prompt-file-form.ts';
import { readPromptJson, readPromptJsonLines } from '../prompts/read-prompt-json.ts';
import { readPromptTable } from '../prompts/read-prompt-table.ts';
import { listsFiles } from './claims-by-list.ts';
import type { FileList } from './claims-by-list.ts';
import type { ImageFiles } from './image-files.ts';
import { mayBeList } from './may-be-list.ts';

const MOST_BYTES = 100_000_000;

/**
 * The list that lies beside images, in their own folder: `manifest.jsonl`, else the one table or
 * JSON file that tells of files and prompts. Null where there is none.
 *
 * @throws UserError `bad-image-set` for two of them, or one that cannot be read
 */
export async function findFileList(files: ImageFiles): Promise<FileList | null> {
  const candidates = files.names.filter(mayBeList);
  const own = candidates.filter((name) => name.toLowerCase() === 'manifest.jsonl');
  const lists: FileList[] = [];
  for (const name of own.length > 0 ? own : candidates) {
    const list = await readList(files, name);
    if (list !== null) lists.push(list);
  }
  const [first, second] = lists;
  if (second === undefined) return first ?? null;
  throw new UserError(
    `${files.label} has several lists of its images, ${lists.map(({ name }) => name).join(' and ')}: keep one`,
    { code: 'bad-image-set' },
  );
}

async function readList(files: ImageFiles, name: string): Promise<FileList | null> {
  const bytes = await files.read(name);
  if (bytes.length > MOST_BYTES)
    throw new UserError(`${name} is larger than a list of images can be (100 MB): shorten it`, {
      code: 'bad-image-set',
    });
  const text = decodeText({ bytes, fileName: name, code: 'bad-image-set' }).replace(/^\uFEFF/, '');
  if (text.trim() === '') return null;
  const form = promptFileForm(text, name);
  if (form.kind === 'lines') return null;
  const { columns, rows } =
    form.kind === 'table'
      ? readPromptTable(text, { fileName: name, delimiter: form.delimiter })
      : form.kind === 'json'
        ? readPromptJson(text, name)
        : readPromptJsonLines(text, name);
  return listsFiles(columns) ? { name, rows } : null;
}
