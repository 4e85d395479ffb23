import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '#domain/user-error.ts';

/**
 * A JSON file of a model folder, or null when it is not there.
 *
 * @throws UserError `bad-model` when it is not JSON
 */
export async function readModelJson(folder: string, file: string): Promise<unknown> {
  const path = join(folder, file);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UserError(`${path} is not valid JSON (${detail}): copy or export the model again.`, {
      code: 'bad-model',
      cause: error,
    });
  }
}
