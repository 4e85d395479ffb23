import { failureWords } from '#domain/failure-words.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { checkSeal } from '#files/sealed-tar/check-seal.ts';
import { readTar } from '#files/sealed-tar/read-tar.ts';
import { MANIFEST, parseManifest } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { readContents } from './read-contents.ts';
import type { BackupContents } from './read-contents.ts';

/** A backup that was looked through: what it says of itself, and what came. */
export type OpenedBackup = { path: string; manifest: BackupManifest; contents: BackupContents };

/**
 * Checks every byte of a backup, and that it holds what it says.
 *
 * @param options.onProgress told bytes read, of how many
 * @throws UserError `unreadable-file`, `bad-backup`
 */
export async function openBackup(
  path: string,
  options: { onProgress?: (done: number, total: number) => void } = {},
): Promise<OpenedBackup> {
  const broken = await checkSeal(path, options).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  if (broken !== null) {
    throw new UserError(
      `${path} ${broken}: nothing was restored, take another copy of it, or another backup.`,
      { code: 'bad-backup' },
    );
  }
  try {
    const manifest = await readManifest(path);
    return { path, manifest, contents: await readContents(path, manifest) };
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    if (systemErrorCode(cause) !== undefined) throw unreadable(path, cause);
    throw new UserError(
      `${path} has its seal, but is no tar archive that can be read: nothing was restored, take another backup.`,
      { code: 'bad-backup', cause },
    );
  }
}

async function readManifest(path: string): Promise<BackupManifest> {
  for await (const { name, read } of readTar(path))
    return parseManifest(path, name === MANIFEST ? await read() : undefined);
  return parseManifest(path, undefined);
}

function unreadable(path: string, cause: unknown): UserError {
  return new UserError(`${path} cannot be read (${failureWords(cause)}): check the path.`, {
    code: 'unreadable-file',
    cause,
  });
}
