import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '#domain/system-error-code.ts';

/** The name under which a reference's statistics are kept, by `onpar stats --name`. */
export const REFERENCE_NAME = /^[\w.-]{1,64}$/;

const ENDING = '.npz';

/** Where a home folder keeps its references. */
export function referencesFolder(homeFolder: string): string {
  return join(homeFolder, 'references');
}

/** The file of a kept reference; `name` is one of `REFERENCE_NAME`. */
export function referencePath(homeFolder: string, name: string): string {
  if (!REFERENCE_NAME.test(name)) throw new Error(`"${name}" is not the name of a reference.`);
  return join(referencesFolder(homeFolder), `${name}${ENDING}`);
}

/** The names of the references that are kept, in their order. */
export async function listReferences(homeFolder: string): Promise<string[]> {
  const files = await readdir(referencesFolder(homeFolder)).catch((error: unknown) => {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  });
  return files
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .filter((name) => REFERENCE_NAME.test(name))
    .sort();
}
