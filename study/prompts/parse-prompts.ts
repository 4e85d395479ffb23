import { UserError } from '#domain/user-error.ts';

/** One prompt as its file gives it; `index` is its place in the set, from 0. */
export type PromptRecord = {
  index: number;
  text: string;
  category: string;
  challenge: string;
  note: string;
};

const HEADER = ['Prompt', 'Category', 'Challenge', 'Note'];
const MAX_PROMPT_LENGTH = 10_000;
const MAX_FILE_LENGTH = 100_000_000;

/**
 * Reads a prompt file: a TSV with the header of PartiPrompts (`Prompt Category Challenge Note`), or
 * a text file with one prompt a line. Tabs part columns and nothing else does: quotes are text.
 *
 * @throws UserError (exit 2) with file and line for the first line that is not as it should be
 * Source of the format: google-research/parti, PartiPrompts.tsv (Yu et al. 2022, arXiv:2206.10789).
 */
export function parsePromptFile(text: string, fileName: string): PromptRecord[] {
  if (text.length > MAX_FILE_LENGTH) throw invalid(`${fileName}: a file over 100 MB is refused`);
  const lines = splitLines(text);
  const isTable = lines[0] === HEADER.join('\t');
  const rows = isTable ? lines.slice(1) : lines;
  if (rows.length === 0) throw invalid(`${fileName} holds no prompt: write one a line`);
  const firstLine = isTable ? 2 : 1;
  return rows.map((row, index) => {
    const at = `${fileName}:${index + firstLine}`;
    checkText(row, at);
    return { index, ...(isTable ? parseRow(row, at) : parseLine(row, at)) };
  });
}

function splitLines(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

function checkText(row: string, at: string): void {
  if (row.includes('\uFFFD') || !row.isWellFormed()) {
    throw invalid(`${at} is not valid UTF-8: save the file as UTF-8`);
  }
  if (row.includes('\0')) throw invalid(`${at} holds a NUL character: remove it`);
  if (row === HEADER.join('\t')) throw invalid(`${at} repeats the header: remove the line`);
}

function parseRow(row: string, at: string): Omit<PromptRecord, 'index'> {
  const columns = row.split('\t');
  const [text = '', category = '', challenge = '', note = ''] = columns;
  if (columns.length !== HEADER.length) {
    throw invalid(`${at} has ${columns.length} columns where ${HEADER.join(', ')} are 4`);
  }
  checkPrompt(text, at);
  return { text, category, challenge, note };
}

function parseLine(row: string, at: string): Omit<PromptRecord, 'index'> {
  if (row.includes('\t')) {
    throw invalid(
      `${at} holds a tab: a table needs the header line ${HEADER.join(' ')}, parted by tabs`,
    );
  }
  checkPrompt(row, at);
  return { text: row, category: '', challenge: '', note: '' };
}

function checkPrompt(text: string, at: string): void {
  if (text.trim() === '') throw invalid(`${at} has an empty prompt: write one or remove the line`);
  if (text.length > MAX_PROMPT_LENGTH) {
    throw invalid(`${at} has a prompt of ${text.length} characters where ${MAX_PROMPT_LENGTH} fit`);
  }
}

function invalid(message: string): UserError {
  return new UserError(message, { code: 'bad-prompts' });
}
