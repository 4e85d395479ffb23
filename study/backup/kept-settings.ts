import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failureWords } from '#domain/failure-words.ts';
import { present } from '#domain/present.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { sha256OfFile } from '#files/sha256-of-file.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import type { TarEntry } from '#files/sealed-tar/tar-block.ts';
import { REFERENCE_NAME, listReferences, referencePath } from '../measurements/kept-references.ts';

/** The file of the home folder that holds the installation's secret. */
const SECRET = 'secret';
const REFERENCE = /^references\/(.+)\.npz$/;

/** What of a home folder a backup holds: the secret, and the statistics of reference images. */
export async function listSettings(homeFolder: string): Promise<string[]> {
  const names = await listReferences(homeFolder);
  return [SECRET, ...names.map((name) => `references/${name}.npz`)];
}

/** The bytes of a setting; `secret` may come from the environment, and then has no file. */
export async function readSetting(
  name: string,
  { homeFolder, secret }: { homeFolder: string; secret: string },
): Promise<Uint8Array> {
  return name === SECRET ? Buffer.from(secret) : readFile(placeOf(name, homeFolder));
}

/**
 * Holds a home folder to having no settings but these very ones.
 *
 * @throws UserError `not-empty`
 */
export async function requireRoom(
  settings: readonly TarEntry[],
  homeFolder: string,
): Promise<void> {
  for (const { name, bytes } of settings) {
    const there = await sha256OfFile(placeOf(name, homeFolder));
    if (there === undefined || there === sha256Of(bytes)) continue;
    throw new UserError(
      `The home folder ${homeFolder} is not empty (it has a ${name} of its own): restore into a new one (ONPAR_HOME).`,
      { code: 'not-empty' },
    );
  }
}

/** @throws UserError `cannot-write` */
export async function writeSettings(
  settings: readonly TarEntry[],
  homeFolder: string,
): Promise<void> {
  for (const { name, bytes } of settings) {
    const path = placeOf(name, homeFolder);
    await writeFileAtomically(path, bytes, { mode: 0o600 }).catch((cause: unknown) => {
      const code = systemErrorCode(cause);
      if (code === undefined) throw cause;
      throw new UserError(`${path} cannot be written (${failureWords(cause)}): look at its disk.`, {
        code: 'cannot-write',
        cause,
      });
    });
  }
}

/** Whether a name in a backup is that of a setting. */
export function isSetting(name: string): boolean {
  const reference = name.match(REFERENCE)?.[1];
  return name === SECRET || (reference !== undefined && REFERENCE_NAME.test(reference));
}

function placeOf(name: string, homeFolder: string): string {
  if (name === SECRET) return join(homeFolder, SECRET);
  return referencePath(homeFolder, present(name.match(REFERENCE)?.[1], `the setting ${name}`));
}
