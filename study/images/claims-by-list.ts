import { z } from 'zod';
import { didYouMean } from '#domain/did-you-mean.ts';
import type { PromptRow } from '../prompts/prompt-row.ts';
import type { Claim, KnownPrompts } from './claim.ts';
import { fileFinder } from './find-file.ts';

/** A list of files as it was read: `manifest.jsonl` or a table, with where each row stands. */
export type FileList = { name: string; rows: readonly PromptRow[] };

const FILE_COLUMNS = ['file', 'filename', 'file_name', 'path', 'image'];
const whole = z.preprocess(
  (value) => (typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value),
  z.int().nonnegative(),
);
/** An empty cell says nothing. */
const replicateSchema = z.preprocess(
  (value) => (value === undefined || isBlank(value) ? null : value),
  whole.nullable(),
);

/** What is wrong with a list, or a row of it, in words that begin with its place. */
type ListProblem = { problem: string };

/**
 * Whose image each listed file is: `file`, and `prompt_index` (the place in the set) or `prompt` (its
 * text), and `replicate` where there are several. Columns are found by name, whatever their case.
 */
export function claimsByList(
  list: FileList,
  names: readonly string[],
  prompts: KnownPrompts,
): { claims: Claim[]; problems: string[] } {
  const find = fileFinder(names);
  const claims: Claim[] = [];
  const problems: string[] = [];
  for (const row of list.rows) {
    const claim = claimOfRow(row, prompts);
    if ('problem' in claim) {
      problems.push(claim.problem);
      continue;
    }
    if (claim.index === null) continue;
    const file = find(claim.file);
    if (file !== undefined) claims.push({ ...claim, file, index: claim.index });
    else
      problems.push(`${row.at} names ${claim.file}, which is not there${hint(claim.file, names)}`);
  }
  return { claims, problems };
}

/** Whether a table tells of files at all. */
export function listsFiles(columns: readonly string[]): boolean {
  const folded = columns.map((column) => column.trim().toLowerCase());
  return (
    folded.some((column) => FILE_COLUMNS.includes(column)) &&
    (folded.includes('prompt') || folded.includes('prompt_index'))
  );
}

/** `index` null: an image of a prompt that the study does not hold. */
type RowClaim = { file: string; index: number | null; replicate: number | null };

function claimOfRow(row: PromptRow, prompts: KnownPrompts): RowClaim | ListProblem {
  const values = new Map(
    Object.entries(row.values).map(([name, value]) => [name.trim().toLowerCase(), value]),
  );
  const named = FILE_COLUMNS.map((column) => values.get(column)).find(
    (value) => value !== undefined,
  );
  if (typeof named !== 'string' || named.trim() === '')
    return { problem: `${row.at} names no file: write it under "file"` };
  const file = named
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '');
  const replicate = replicateSchema.safeParse(values.get('replicate'));
  if (!replicate.success)
    return { problem: `${row.at} has a replicate that is no whole number from 0` };
  const index = indexOf({ row, values, prompts });
  return typeof index === 'string'
    ? { problem: index }
    : { file, index, replicate: replicate.data };
}

/** The place of the row's prompt, null for one that is not drawn, or what is wrong. */
function indexOf(options: {
  row: PromptRow;
  values: ReadonlyMap<string, unknown>;
  prompts: KnownPrompts;
}): number | null | string {
  const { row, values, prompts } = options;
  const [place, text] = [values.get('prompt_index'), values.get('prompt')];
  const isText = typeof text === 'string' && text.trim() !== '';
  if (place === undefined || place === null || isBlank(place)) {
    if (!isText) return `${row.at} says of no prompt: write "prompt_index" or "prompt"`;
    return prompts.byText.get(text.trim().normalize())?.index ?? null;
  }
  const index = whole.safeParse(place);
  if (!index.success) return `${row.at} has a prompt_index that is no whole number from 0`;
  const prompt = prompts.byIndex.get(index.data);
  if (prompt === undefined) return null;
  if (isText && text.trim().normalize() !== prompt.text.trim().normalize())
    return `${row.at} calls prompt ${index.data} "${text.trim()}", and the prompt set "${prompt.text}": it is of another set`;
  return index.data;
}

function hint(file: string, names: readonly string[]): string {
  const meant = didYouMean(file, names.slice(0, 10_000));
  return meant === undefined ? '' : `: did you mean ${meant}?`;
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
