import { failureWords } from '#domain/failure-words.ts';
import { UserError } from '#domain/user-error.ts';
import { checkSeal } from '#files/sealed-tar/check-seal.ts';
import { readTar } from '#files/sealed-tar/read-tar.ts';
import { MANIFEST, parseManifest } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';

/**
 * Checks every byte of a backup, and reads what is in it.
 *
 * @param options.onProgress told bytes read, of how many
 * @throws UserError `unreadable-file`, `bad-backup`
 */
export async function openBackup(
  path: string,
  options: { onProgress?: (done: number, total: number) => void } = {},
): Promise<BackupManifest> {
  const broken = await checkSeal(path, options).catch((cause: unknown) => {
    const why = failureWords(cause);
    throw new UserError(`${path} cannot be read (${why}): check the path.`, {
      code: 'unreadable-file',
      cause,
    });
  });
  if (broken !== null) {
    throw new UserError(
      `${path} ${broken}: nothing was restored, take another copy of it, or another backup.`,
      { code: 'bad-backup' },
    );
  }
  for await (const { name, read } of readTar(path))
    return parseManifest(path, name === MANIFEST ? await read() : undefined);
  return parseManifest(path, undefined);
}
