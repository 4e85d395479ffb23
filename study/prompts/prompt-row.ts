import { UserError } from '#domain/user-error.ts';
import { faultOfText, faultOfValue, NOT_UTF8 } from './fault-of-value.ts';
import type { ColumnNames } from './prompt-columns.ts';
import type { ImportedPrompt, PromptMetadata } from './prompt-record.ts';

const MAX_PROMPT_LENGTH = 10_000;

/** A row of a prompt file, by the names of its columns, and where it stands. */
export type PromptRow = { values: PromptMetadata; at: string };

/**
 * What a row says of its prompt: the columns that have a role, and all others as metadata.
 *
 * @throws UserError naming the line of a prompt that is empty, too long or no text, or of what cannot be kept
 */
export function readPromptRow(
  { values, at }: PromptRow,
  columns: ColumnNames & { prompt: string },
): Omit<ImportedPrompt, 'index'> {
  const text = readPromptText(values[columns.prompt], at);
  const fault = faultOfValue(values);
  if (fault !== undefined) throw bad(`${at} ${fault}`);
  const roles = new Set(Object.values(columns));
  const rest = Object.entries(values).filter(([name]) => !roles.has(name));
  return {
    text,
    category: readWord(values, columns.category),
    challenge: readWord(values, columns.challenge),
    note: readWord(values, columns.note),
    metadata: Object.fromEntries(rest),
  };
}

/** @throws UserError for what is no prompt */
export function readPromptText(value: unknown, at: string): string {
  if (typeof value !== 'string')
    throw bad(`${at} has no prompt that is text: write one, or remove it`);
  if (value.trim() === '') throw bad(`${at} has an empty prompt: write one, or remove the line`);
  const fault = faultOfText(value) ?? (value.includes('\uFFFD') ? NOT_UTF8 : undefined);
  if (fault !== undefined) throw bad(`${at} ${fault}`);
  if (value.length > MAX_PROMPT_LENGTH) {
    throw bad(`${at} has a prompt of ${value.length} characters where ${MAX_PROMPT_LENGTH} fit`);
  }
  return value;
}

function readWord(values: PromptMetadata, column: string | undefined): string {
  const value = column === undefined ? undefined : values[column];
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function bad(message: string): UserError {
  return new UserError(message, { code: 'bad-prompts' });
}
