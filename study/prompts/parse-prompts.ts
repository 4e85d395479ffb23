import { UserError } from '#domain/user-error.ts';
import { refuseColumns, refuseTooMany } from './most-prompts.ts';
import { findPromptColumns } from './prompt-columns.ts';
import type { ColumnNames } from './prompt-columns.ts';
import { promptFileForm } from './prompt-file-form.ts';
import type { PromptFileForm } from './prompt-file-form.ts';
import type { ImportedPrompt } from './prompt-record.ts';
import { readPromptRow, readPromptText } from './prompt-row.ts';
import { readEach } from './read-each.ts';
import { readPromptJson, readPromptJsonLines } from './read-prompt-json.ts';
import { readPromptTable } from './read-prompt-table.ts';

/** What a prompt file holds, and how it was read: shown before anything is stored. */
export type PromptFile = {
  form: PromptFileForm;
  prompts: ImportedPrompt[];
  /** the column that became each role; null for a file of one prompt a line */
  columns: ColumnNames | null;
  /** columns without a role, which are kept with their prompts */
  metadataColumns: string[];
  blankLines: number;
};

/** Excel reads and writes what parts the columns on a line of its own. */
const SEPARATOR_LINE = /^"?sep=[\t,;]"?(?=\r|\n)/i;
const MAX_FILE_LENGTH = 100_000_000;

/**
 * Reads a prompt file: TSV or CSV (commas or semicolons), JSON, JSONL, or a text file with one prompt
 * a line. Columns are found by name, in any order; a header is never a prompt; blank lines are
 * passed over and counted.
 *
 * @throws UserError (exit 2) with file and line of what is not as it should be
 * Source of the first format: google-research/parti, PartiPrompts.tsv (Yu et al. 2022, arXiv:2206.10789).
 */
export function parsePromptFile(
  text: string,
  fileName: string,
  wanted: ColumnNames = {},
): PromptFile {
  if (text.length > MAX_FILE_LENGTH) throw bad(`${fileName}: a file over 100 MB is refused`);
  const content = text.replace(/^\uFEFF/, '').replace(SEPARATOR_LINE, '');
  if (content.trim() === '') throw empty(fileName);
  refuseTooMany(countLines(content), fileName);
  const form = promptFileForm(content, fileName);
  const file =
    form.kind === 'lines'
      ? readLines(content, fileName)
      : readRows(content, { fileName, form, wanted });
  if (file.prompts.length === 0) throw empty(fileName);
  return { form, ...file };
}

function readRows(
  text: string,
  options: {
    fileName: string;
    form: Exclude<PromptFileForm, { kind: 'lines' }>;
    wanted: ColumnNames;
  },
): Omit<PromptFile, 'form'> {
  const { fileName, form, wanted } = options;
  const read =
    form.kind === 'table'
      ? readPromptTable(text, { fileName, delimiter: form.delimiter })
      : {
          header: fileName,
          ...(form.kind === 'json' ? readPromptJson : readPromptJsonLines)(text, fileName),
        };
  if (read.columns.length === 0) throw empty(fileName);
  refuseColumns(read.columns, read.header);
  const columns = findPromptColumns(read.columns, { wanted, where: read.header });
  const roles = new Set(Object.values(columns));
  return {
    prompts: readEach(read.rows, (row, index) => ({ index, ...readPromptRow(row, columns) })),
    columns,
    metadataColumns: read.columns.filter((name) => !roles.has(name)),
    blankLines: read.blankLines,
  };
}

function readLines(text: string, fileName: string): Omit<PromptFile, 'form'> {
  const lines = text.split(/\r\n|\n|\r/);
  const filled = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [{ line, at: `${fileName}:${index + 1}` }],
  );
  const prompts = readEach(filled, ({ line, at }, index) => {
    if (line.includes('\t')) {
      throw bad(`${at} holds a tab: a table needs a header line that names a column "prompt"`);
    }
    const read = readPromptText(line, at);
    return { index, text: read, category: '', challenge: '', note: '', metadata: {} };
  });
  const ending = lines.at(-1) === '' ? 1 : 0;
  const blankLines = lines.length - filled.length - ending;
  return { prompts, columns: null, metadataColumns: [], blankLines };
}

/** Without parting the text, which would take many times its memory. */
function countLines(text: string): number {
  const mark = text.includes('\n') ? '\n' : '\r';
  let lines = 1;
  for (let place = text.indexOf(mark); place >= 0; place = text.indexOf(mark, place + 1)) lines++;
  return lines;
}

function empty(fileName: string): UserError {
  return bad(`${fileName} holds no prompt: write one a line`);
}

function bad(message: string): UserError {
  return new UserError(message, { code: 'bad-prompts' });
}
