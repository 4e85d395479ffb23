import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { at } from '#domain/at.ts';
import { failureWords } from '#domain/failure-words.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { decodeText } from '#files/decode-text.ts';
import { parsePythonJson } from '#files/parse-python-json.ts';

/**
 * Text of a file of a model folder, or null when there is no such file.
 *
 * @throws UserError `bad-model` when it cannot be read, or is no text
 */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return decodeText({ bytes: await readFile(path), fileName: path, code: 'bad-model' });
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === undefined) throw error;
    throw new UserError(
      `${path} cannot be read (${failureWords(error)}): check the file and its permissions.`,
      {
        code: 'bad-model',
      },
    );
  }
}

/** Text of a file that a model folder must have. Throws a `UserError` that names it. */
export async function readRequired(path: string): Promise<string> {
  const text = await readIfThere(path);
  if (text !== null) return text;
  throw new UserError(`${path} is missing: export the model again with its tokenizer folder.`, {
    code: 'bad-model',
  });
}

/** JSON text parsed and checked. Throws a `UserError` that names the file and the first fault. */
export function parseJsonFile<T>(path: string, text: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const issue = at(parsed.error.issues, 0, 'the issues of a file');
  const place = issue.path.length > 0 ? ` at ${issue.path.map(String).join('.')}` : '';
  throw broken(path, `${issue.message}${place}`);
}

/** A JSON file that a model folder may lack: null then. Throws a `UserError` as `parseJsonFile`. */
export async function readJsonIfThere<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readIfThere(path);
  return text === null ? null : parseJsonFile(path, text, schema);
}

/** The error for a file of a model folder that does not hold what it should. */
export function broken(path: string, fault: string, cause?: unknown): UserError {
  return new UserError(`${path} is broken (${fault}): copy it again from the original model.`, {
    code: 'bad-model',
    cause,
  });
}

function parseJson(path: string, text: string): unknown {
  try {
    return parsePythonJson(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw broken(path, `it is not valid JSON: ${detail}`, error);
  }
}
