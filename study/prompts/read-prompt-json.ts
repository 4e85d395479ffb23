import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { parsePythonJson } from '#files/parse-python-json.ts';
import { faultOfValue, NESTED_TOO_DEEP, DEEPEST } from './fault-of-value.ts';
import { jsonSize } from './json-size.ts';
import { refuseColumns, refuseTooMany, refuseTooManyValues } from './most-prompts.ts';
import { isPromptHeader } from './prompt-columns.ts';
import { promptMetadataSchema } from './prompt-record.ts';
import type { PromptRow } from './prompt-row.ts';
import { readEach } from './read-each.ts';

export type PromptObjects = { columns: string[]; rows: PromptRow[]; blankLines: number };

/** The column that a prompt has which stands alone, without a name. */
const ALONE = 'prompt';

const itemSchema = z.union([
  z.string().transform((text) => ({ [ALONE]: text })),
  promptMetadataSchema,
]);
/** A list in an object is the prompts where it is called so. */
const LIST_NAMES = [
  ...[
    'prompts',
    'data',
    'annotations',
    'captions',
    'samples',
    'items',
    'rows',
    'records',
    'images',
  ],
];
/** An object that names each prompt keeps the name in this column. */
const NAME = 'id';

/** An object of lists names the category of each. */
const CATEGORY = 'category';

type Item = { item: unknown; named?: Record<string, string> };
const listSchema = z.union([
  z.array(z.unknown()).transform((items): Item[] => items.map((item) => ({ item }))),
  z.record(z.string(), z.unknown()).transform((parts): Item[] => {
    const list = LIST_NAMES.map((name) => parts[name]).find((part) => Array.isArray(part));
    if (list !== undefined) return list.map((item: unknown) => ({ item }));
    const lists = z.record(z.string(), z.array(z.unknown())).safeParse(parts);
    if (lists.success && Object.keys(parts).some(isPromptHeader)) return itemsOfColumns(lists.data);
    return lists.success
      ? Object.entries(lists.data).flatMap(([name, items]) =>
          items.map((item) => ({ item, named: { [CATEGORY]: name } })),
        )
      : Object.entries(parts).map(([name, item]) => ({ item, named: { [NAME]: name } }));
  }),
]);

/** An object of columns, one of them the prompts: what pandas and data sets write as lists. */
function itemsOfColumns(columns: Readonly<Record<string, readonly unknown[]>>): Item[] {
  const cells = Object.entries(columns);
  const rows = Math.max(...cells.map(([, list]) => list.length));
  return Array.from({ length: rows }, (_, row) => ({
    item: Object.fromEntries(
      cells.flatMap(([name, list]) => (row < list.length ? [[name, list[row]]] : [])),
    ),
  }));
}

/**
 * Reads a JSON file: a list of texts or of objects, the same under a key such as `prompts` or `data`,
 * an object that names each prompt, one of a list for each category, or one of a list for each column.
 *
 * @throws UserError with file and line of what is no JSON, or the place of what is no prompt or too much
 */
export function readPromptJson(text: string, fileName: string): PromptObjects {
  const listed = listSchema.safeParse(parseJson(text, fileName));
  if (!listed.success) throw bad(`${fileName} holds no list of prompts: write ["a cat", "a dog"]`);
  refuseTooMany(listed.data.length, fileName);
  const rows = readEach(listed.data, ({ item, named }, index) => {
    const row = readItem(item, `${fileName}, prompt ${index + 1} of ${listed.data.length}`);
    return { ...row, values: { ...named, ...row.values } };
  });
  return { columns: columnsOf(rows), rows, blankLines: 0 };
}

/** Reads a JSONL file: a text or an object a line; blank lines are passed over. */
export function readPromptJsonLines(text: string, fileName: string): PromptObjects {
  const lines = text.split(/\r\n|\n|\r/);
  const filled = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [{ line, at: `${fileName}:${index + 1}` }],
  );
  const rows = readEach(filled, ({ line, at }) => readItem(parseJson(line, at), at));
  const ending = lines.at(-1) === '' ? 1 : 0;
  return { columns: columnsOf(rows), rows, blankLines: lines.length - filled.length - ending };
}

function readItem(item: unknown, at: string): PromptRow {
  const fault = faultOfValue(item);
  if (fault !== undefined) throw bad(`${at} ${fault}`);
  if (typeof item === 'object' && item !== null) {
    refuseColumns(Object.keys(item), at);
  }
  const read = itemSchema.safeParse(item);
  if (read.success) return { values: read.data, at };
  throw bad(`${at} is neither a text nor an object with a prompt`);
}

function columnsOf(rows: readonly PromptRow[]): string[] {
  return [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
}

function parseJson(text: string, where: string): unknown {
  const { depth, values } = jsonSize(text);
  // a list in an object holds the prompts themselves
  if (depth > DEEPEST + 2) throw bad(`${where} ${NESTED_TOO_DEEP}`);
  refuseTooManyValues(values, where);
  try {
    return parsePythonJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw bad(`${where} is not JSON: ${reason}`);
  }
}

function bad(message: string): UserError {
  return new UserError(message, { code: 'bad-prompts' });
}
