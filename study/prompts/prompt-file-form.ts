import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { isPromptHeader } from './prompt-columns.ts';

/** How a prompt file is written: columns parted by a mark, JSON, or one prompt a line. */
export type PromptFileForm =
  | { kind: 'table'; delimiter: '\t' | ',' | ';' }
  | { kind: 'json' }
  | { kind: 'jsonl' }
  | { kind: 'lines' };

/** What follows in a first line that is longer does not decide its form. */
const LONGEST_HEADER = 100_000;
const DELIMITERS = ['\t', ',', ';'] as const;
/** What a column can be called: a header of a text file is told from a prompt with commas by this. */
const COLUMN_NAME = /^[A-Za-z_][\w .-]{0,40}$/;

/** Forms that would be read line by line as if each line were a prompt. */
const OTHER_FORMS: Readonly<Record<string, string>> = {
  yaml: 'YAML',
  yml: 'YAML',
  toml: 'TOML',
  md: 'Markdown',
  markdown: 'Markdown',
  rst: 'reStructuredText',
  htm: 'a web page',
  html: 'a web page',
  xml: 'XML',
  tex: 'LaTeX',
  py: 'a Python program',
  ipynb: 'a notebook',
};

/**
 * Decides how a file is written: by the ending of its name where that says it, else by its first
 * line, which is a header when a column of it is called `prompt`, or by being JSON as a whole.
 *
 * @throws UserError `bad-prompts` for a form that is not read
 */
export function promptFileForm(text: string, fileName: string): PromptFileForm {
  const ending = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase();
  if (ending !== undefined) refuseOtherForm(fileName, ending);
  if (ending === 'json') return { kind: 'json' };
  if (ending === 'jsonl' || ending === 'ndjson') return { kind: 'jsonl' };
  const whole = at(text.trimStart().split(/\r\n|\n|\r/, 1), 0, 'the lines').trim();
  const first = whole.slice(0, LONGEST_HEADER);
  const headed = DELIMITERS.find((delimiter) => isHeader(cellsOf(first, delimiter)));
  if (headed !== undefined) return { kind: 'table', delimiter: headed };
  if (ending === 'tsv' || ending === 'csv') return { kind: 'table', delimiter: commonest(first) };
  if (whole.startsWith('{') && whole.endsWith('}')) return { kind: 'jsonl' };
  return isJson(text) ? { kind: 'json' } : { kind: 'lines' };
}

function refuseOtherForm(fileName: string, ending: string): void {
  const form = OTHER_FORMS[ending];
  if (form === undefined) return;
  throw new UserError(
    `${fileName} is ${form}, and prompts are read from TSV, CSV, JSON, JSONL or a text file with one prompt a line: save them so`,
    { code: 'bad-prompts' },
  );
}

/** Whether all of a file is one list or object, and not prompts that begin with a bracket. */
function isJson(text: string): boolean {
  if (!/^\s*(?:\[[^]*\]|\{[^]*\})\s*$/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isHeader(cells: readonly string[]): boolean {
  return cells.some(isPromptHeader) && cells.every((cell) => COLUMN_NAME.test(cell));
}

function cellsOf(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** The mark that stands most often in a header whose columns have other names. */
function commonest(line: string): '\t' | ',' | ';' {
  const count = (delimiter: string): number => line.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}
