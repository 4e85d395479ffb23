import { foldColumn } from '#domain/fold-column.ts';
import { UserError } from '#domain/user-error.ts';
import { listNames } from './list-names.ts';

/** What a column of a prompt file can be; every other column is kept as it is. */
export const PROMPT_ROLES = ['prompt', 'category', 'challenge', 'note'] as const;
export type PromptRole = (typeof PROMPT_ROLES)[number];

/** Which column of a file has which role, by the column's own name. Only the prompt must be there. */
export type ColumnNames = Partial<Record<PromptRole, string>>;

/**
 * Names under which published prompt sets have these columns, in lower case, the likeliest first:
 * PartiPrompts (Prompt, Category, Challenge, Note), DrawBench (Prompts, Category), GenEval (prompt,
 * tag), HPS (prompt), captions of COCO and Label Studio tasks (caption, text).
 */
export const PROMPT_COLUMN_NAMES: Record<PromptRole, readonly string[]> = {
  prompt: ['prompt', 'prompts', 'prompt_text', 'caption', 'text'],
  category: ['category', 'categories', 'tag', 'style'],
  challenge: ['challenge'],
  note: ['note', 'notes'],
};

/**
 * Finds the columns by name, whatever their order and case, and what parts their words.
 *
 * @param columns the header, as the file has it
 * @param wanted columns named by the caller, which come first
 * @param where file and line, for the error
 * @throws UserError when there is no column of prompts, or two could be it
 */
export function findPromptColumns(
  columns: readonly string[],
  { wanted = {}, where }: { wanted?: ColumnNames; where: string },
): ColumnNames & { prompt: string } {
  refuseRepeated(columns, where);
  const found: ColumnNames = {};
  for (const role of PROMPT_ROLES) {
    const column = findColumn(columns, { role, wanted: wanted[role], where });
    if (column !== undefined) found[role] = column;
  }
  const { prompt } = found;
  if (prompt !== undefined) return { ...found, prompt };
  throw new NoPromptColumn(where, columns);
}

/** A file none of whose columns is known as that of the prompts: a person has to say which it is. */
export class NoPromptColumn extends UserError {
  readonly where: string;
  readonly columns: readonly string[];

  constructor(where: string, columns: readonly string[]) {
    super(
      `${where} names no column of prompts: it has ${listNames(columns, quoted)}. Call one of them "prompt", or say which it is with --columns prompt=NAME.`,
      { code: 'bad-prompts' },
    );
    this.where = where;
    this.columns = columns;
  }
}

/** Whether a cell could head a column of prompts: in a text file such a line is a header, no prompt. */
export function isPromptHeader(cell: string): boolean {
  return ['prompt', 'prompts'].includes(normal(cell));
}

function findColumn(
  columns: readonly string[],
  { role, wanted, where }: { role: PromptRole; wanted: string | undefined; where: string },
): string | undefined {
  if (wanted !== undefined) {
    const named = columns.find((column) => normal(column) === normal(wanted));
    if (named !== undefined) return named;
    throw bad(
      `${where} has no column "${wanted}" for the ${role}: it has ${listNames(columns, quoted)}.`,
    );
  }
  for (const name of PROMPT_COLUMN_NAMES[role]) {
    const named = columns.find((column) => foldColumn(column) === foldColumn(name));
    if (named !== undefined) return named;
  }
  return undefined;
}

function refuseRepeated(columns: readonly string[], where: string): void {
  const known = new Set<string>();
  const repeated = columns.map(normal).find((name) => known.size === known.add(name).size);
  if (repeated === undefined) return;
  const which = repeated === '' ? 'two columns without a name' : `two columns named "${repeated}"`;
  throw bad(`${where} has ${which}: give each column a name of its own.`);
}

function normal(column: string): string {
  return column.trim().toLowerCase();
}

function quoted(column: string): string {
  return `"${column}"`;
}

function bad(message: string): UserError {
  return new UserError(message, { code: 'bad-prompts' });
}
