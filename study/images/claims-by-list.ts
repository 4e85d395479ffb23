import { z } from 'zod';
import { didYouMean } from '#domain/did-you-mean.ts';
import type { PromptRow } from '../prompts/prompt-row.ts';
import type { Claim, KnownPrompts } from './claim.ts';
import { fileFinder } from './find-file.ts';
import { saysPastLast } from './places-from-one.ts';
import { listCells } from './list-columns.ts';
import type { ListCells } from './list-columns.ts';

/** A list of files as it was read: `manifest.jsonl` or a table, with where each row stands. */
export type FileList = { name: string; rows: readonly PromptRow[] };

/** Tools that know of empty cells write `1.0` for 1. */
const whole = z.preprocess(
  (value) =>
    typeof value === 'string' && /^\s*\d+(?:\.0+)?\s*$/.test(value) ? Number(value) : value,
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
  { names, prompts, setSize }: { names: readonly string[]; prompts: KnownPrompts; setSize: number },
): { claims: Claim[]; problems: string[] } {
  const read = list.rows.map((row) => ({ at: row.at, ...claimOfRow(row, prompts) }));
  const find = fileFinder(
    names,
    read.flatMap((row) => ('file' in row ? [row.file] : [])),
  );
  const claims: Claim[] = [];
  const problems = rowsFromOne(list, setSize);
  for (const row of read) {
    if ('problem' in row) {
      problems.push(row.problem);
      continue;
    }
    const { at, index, replicate } = row;
    if (index === null) continue;
    const file = find(row.file);
    if (file !== undefined) claims.push({ file, index, replicate });
    else problems.push(`${at} names ${row.file}, which is not there${hint(row.file, names)}`);
  }
  return { claims, problems };
}

/** What is wrong with rows that say nothing of their prompts but places counted from 1. */
function rowsFromOne({ rows }: FileList, setSize: number): string[] {
  const said = rows.flatMap((row) => {
    const { index, prompt } = listCells(row);
    const place = whole.safeParse(index);
    return place.success && !isText(prompt) ? [{ place: place.data, by: row.at }] : [];
  });
  const past = saysPastLast(said, setSize);
  if (past === undefined) return [];
  return [
    `${past} has prompt_index ${setSize}, and the places of the set are 0 to ${setSize - 1}: count them from 0, or write the text of each prompt under "prompt"`,
  ];
}

/** `index` null: an image of a prompt that the study does not hold. */
type RowClaim = { file: string; index: number | null; replicate: number | null };

function claimOfRow(row: PromptRow, prompts: KnownPrompts): RowClaim | ListProblem {
  const cells = listCells(row);
  if (typeof cells.file !== 'string' || cells.file.trim() === '')
    return { problem: `${row.at} names no file: write it under "file"` };
  const replicate = replicateSchema.safeParse(cells.replicate);
  if (!replicate.success)
    return { problem: `${row.at} has a replicate that is no whole number from 0` };
  const index = indexOf({ at: row.at, cells, prompts });
  return typeof index === 'string'
    ? { problem: index }
    : { file: pathOf(cells.file), index, replicate: replicate.data };
}

/** The place of the row's prompt, null for one that is not drawn, or what is wrong. */
function indexOf(options: {
  at: string;
  cells: ListCells;
  prompts: KnownPrompts;
}): number | null | string {
  const { at, cells, prompts } = options;
  const { index: place, prompt: text } = cells;
  if (place === undefined || place === null || isBlank(place)) {
    if (!isText(text)) return `${at} says of no prompt: write "prompt_index" or "prompt"`;
    return prompts.byText.get(text.trim().normalize())?.index ?? null;
  }
  const index = whole.safeParse(place);
  if (!index.success) return `${at} has a prompt_index that is no whole number from 0`;
  const prompt = prompts.byIndex.get(index.data);
  if (prompt === undefined) return null;
  if (isText(text) && text.trim().normalize() !== prompt.text.trim().normalize())
    return `${at} calls prompt ${index.data} "${text.trim()}", and the prompt set "${prompt.text}": it is of another set`;
  return index.data;
}

function hint(file: string, names: readonly string[]): string {
  const meant = didYouMean(file, names.slice(0, 10_000));
  return meant === undefined ? '' : `: did you mean ${meant}?`;
}

/** A path as those of files here: `/` between folders, and none of the address it was fetched from. */
function pathOf(file: string): string {
  return file
    .trim()
    .replace(/^https?:\/\/[^/]*\/|^file:\/\//i, '')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !isBlank(value);
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
