import { at } from '#domain/at.ts';
import { decodeText } from '#files/decode-text.ts';
import { UserError } from '#domain/user-error.ts';
import { isCalledImage } from '#evaluation/image-sets/images/image-set.ts';
import { promptFileForm } from '../prompts/prompt-file-form.ts';
import type { PromptRow } from '../prompts/prompt-row.ts';
import { readPromptJson, readPromptJsonLines } from '../prompts/read-prompt-json.ts';
import { readPromptTable } from '../prompts/read-prompt-table.ts';
import type { FileList } from './claims-by-list.ts';
import type { ImageFiles } from './image-files.ts';
import { listsImages } from './list-columns.ts';
import { mayBeList } from './may-be-list.ts';

const MOST_BYTES = 100_000_000;
const HEAD = 2000;

/** Names that say of themselves to be lists: ours, and that of folders of images as data sets. */
const CALLED_LIST = /^(?:manifest|metadata)\.(?:jsonl|csv)$/i;

/**
 * The list that lies beside images, in their own folder: `manifest.jsonl`, else the one table or
 * JSON file that tells of files and prompts. Null where there is none. What a tool wrote of one image
 * beside it (`1.json` of `1.png`) is no list, and neither is a file that cannot be read as one, unless
 * its name or its beginning says that it is.
 *
 * @throws UserError `bad-image-set` for two of them, or one that cannot be read
 */
export async function findFileList(files: ImageFiles): Promise<FileList | null> {
  const ofOneImage = new Set(files.names.filter(isCalledImage).map(stemOf));
  const candidates = files.names
    .filter(mayBeList)
    .filter((name) => CALLED_LIST.test(name) || !ofOneImage.has(stemOf(name)));
  const own = candidates.filter((name) => name.toLowerCase() === 'manifest.jsonl');
  const lists: FileList[] = [];
  for (const name of own.length > 0 ? own : candidates) {
    const rows = await readList(files, name);
    if (rows !== null && listsImages(rows)) lists.push({ name, rows });
  }
  const [first, second] = lists;
  if (second === undefined) return first ?? null;
  throw new UserError(
    `${files.label} has several lists of its images, ${lists.map(({ name }) => name).join(' and ')}: keep one`,
    { code: 'bad-image-set' },
  );
}

async function readList(files: ImageFiles, name: string): Promise<readonly PromptRow[] | null> {
  const bytes = await files.read(name);
  if (bytes.length > MOST_BYTES)
    throw new UserError(`${name} is larger than a list of images can be (100 MB): shorten it`, {
      code: 'bad-image-set',
    });
  // to know what is no UTF-8 by its beginning, if that can be made out
  let text = new TextDecoder().decode(bytes.subarray(0, HEAD));
  try {
    text = decodeText({ bytes, fileName: name, code: 'bad-image-set' }).replace(/^\uFEFF/, '');
    return readRows(text, name);
  } catch (error) {
    if (!(error instanceof UserError) || CALLED_LIST.test(name) || beginsAsList(text)) throw error;
    return null;
  }
}

function readRows(text: string, name: string): readonly PromptRow[] | null {
  if (text.trim() === '') return null;
  const form = promptFileForm(text, name);
  if (form.kind === 'lines') return null;
  const { rows } =
    form.kind === 'table'
      ? readPromptTable(text, { fileName: name, delimiter: form.delimiter })
      : form.kind === 'json'
        ? readPromptJson(text, name)
        : readPromptJsonLines(text, name);
  return rows;
}

/** Whether a file names the columns of a list at its beginning, though something in it is wrong. */
function beginsAsList(text: string): boolean {
  const head = text.slice(0, HEAD).trimStart();
  const cells = at(head.split(/[\r\n]/, 1), 0, 'the lines')
    .split(/[\t,;]/)
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const keys = [...head.matchAll(/(?<=")[^"\\]{1,40}(?="\s*:)/g)].map(([key]) => key);
  const named = /^[{[]/.test(head) ? keys : cells;
  return listsImages([
    { values: Object.fromEntries(named.map((name) => [name, name])), at: 'head' },
  ]);
}

function stemOf(name: string): string {
  return name.replace(/\.[^./]*$/, '');
}
