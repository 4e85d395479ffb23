import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { answerOfWord } from './answer-words.ts';
import { columnsFor, type FieldMap } from './field-map.ts';
import type { ForeignFile, ForeignRecord } from './foreign-record.ts';

/** What one control says in a record, as the annotator chose it; nothing chosen is the empty word. */
export type Choice = { control: string; word: string };

/** The choices of each record, and the columns that were taken for controls by what they hold. */
type FlatChoices = { choicesOf: (record: ForeignRecord) => Choice[]; byContent: string[] };

const USUAL = ['choice', 'pairwise', 'pw', 'preference', 'comparison', 'answer'];
/** Short words mean much else in a table: a number, an arm called `a`. */
const SHORTEST = 3;

const selected = z.object({ selected: z.string() }).transform((value) => value.selected);
const chosen = z
  .object({ choices: z.tuple([z.string()]) })
  .transform(({ choices: [word] }) => word);
const result = z.union([selected, chosen]);
const resultSchema = z.union([result, z.tuple([result]).transform(([one]) => one)]);

/**
 * Reads the choices of JSON-MIN and CSV exports, which have a column for each control of the labelling
 * page, under the name that the page gave it. A column is one when it is mapped, is called as such
 * controls usually are, or holds nothing but choices of a control in all the file.
 *
 * @param others columns that have another role
 * @throws UserError with the line of a record without any, or of what is no choice
 */
export function flatChoices(
  { name: file, records }: ForeignFile,
  { map, others }: { map: FieldMap; others: ReadonlySet<string> },
): FlatChoices {
  const usual = columnsFor(map, 'answer', USUAL);
  const columns = new Set(records.flatMap(({ fields }) => Object.keys(fields)));
  const found = [...columns].filter((column) => {
    if (usual.includes(column)) return true;
    if (map.columns.has('answer') || others.has(column)) return false;
    const values = records.map(({ fields }) => fields[column]).filter((value) => !isNothing(value));
    return values.length > 0 && values.every(isChoice);
  });
  const choicesOf = ({ fields, line }: ForeignRecord): Choice[] => {
    if (found.length === 0) throw noChoice(file, line, fields);
    const choices = found.flatMap((control): Choice[] => {
      const { [control]: value } = fields;
      if (isNothing(value)) return [];
      const word = wordOf(value);
      if (word === undefined) throw unreadable(file, line, control);
      return [{ control, word }];
    });
    return choices.length > 0 ? choices : [{ control: 'choice', word: '' }];
  };
  return { choicesOf, byContent: found.filter((column) => !usual.includes(column)) };
}

/** A choice as it is, or as the result of a control: `{"selected":"left"}`, `[{"choices":["Tie"]}]`. */
function wordOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return ofResult(value);
  const text = value.trim();
  return /^[[{]/.test(text) ? ofResult(parseJson(text)) : text;
}

function ofResult(value: unknown): string | undefined {
  const read = resultSchema.safeParse(value);
  return read.success ? read.data.trim() : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isChoice(value: unknown): boolean {
  const word = wordOf(value);
  if (word === undefined) return false;
  const isResult = word !== value;
  return answerOfWord(word) !== undefined && (isResult || word.length >= SHORTEST);
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

function noChoice(file: string, line: number, fields: Record<string, unknown>): UserError {
  return new UserError(
    `${file}, line ${line} has no choice (its columns are ${Object.keys(fields).join(', ')}): say which column has it with --map answer=COLUMN.`,
    { code: 'votes-import' },
  );
}

function unreadable(file: string, line: number, control: string): UserError {
  return new UserError(
    `${file}, line ${line}: ${control} is not one choice: export the file as JSON, or map the answer to another column.`,
    { code: 'votes-import' },
  );
}
