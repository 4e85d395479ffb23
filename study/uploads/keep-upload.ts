import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { failureWords } from '#domain/failure-words.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { inspectArchive } from './inspect-archive.ts';
import type { ArchiveSize } from './inspect-archive.ts';
import { listUploads } from './list-uploads.ts';
import { fileSize } from '#domain/file-size.ts';
import { removeAbandoned } from './remove-abandoned.ts';
import { requireUploadName } from './require-upload-name.ts';
import type { UploadLimits } from '#domain/upload-limits.ts';
import { makeFolder } from '#files/make-folder.ts';
import { ARCHIVE, PART, uploadFolder } from './upload-place.ts';
import type { UploadOwner } from './upload-place.ts';

/**
 * Keeps an archive of images for a researcher until a study is made of it, in place of one of the same
 * name. It stays packed: its files are read one by one, each held to the size that it declares, so
 * that nothing is ever written where an archive says. What is too large or no archive leaves nothing.
 *
 * @param options.bytes as they arrive; read no further than the limit
 * @throws UserError `bad-name`, `bad-zip`, `too-large`, `malformed` for one that broke off,
 *   `cannot-write`
 */
export async function keepUpload(options: {
  owner: UploadOwner;
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  limits: UploadLimits;
  now: Date;
}): Promise<ArchiveSize> {
  const { owner, bytes, limits, now } = options;
  const name = requireUploadName(options.name);
  await removeAbandoned(owner.root, { now, keptMs: limits.keptMs });
  const others = (await listUploads(owner)).filter((upload) => upload.name !== name);
  const kept = others.reduce((sum, upload) => sum + upload.bytes, 0);
  const folder = uploadFolder(owner);
  const part = join(folder, `${randomUUID()}${PART}`);
  const most = Math.min(limits.archiveBytes, limits.keptBytes - kept);
  try {
    await makeFolder(folder, { mode: 0o700 });
    await pipeline(upTo(bytes, { most, name, kept }), createWriteStream(part, { mode: 0o600 }));
    const size = await inspectArchive(part, { name, limits });
    await rename(part, join(folder, `${name}${ARCHIVE}`));
    return size;
  } catch (error) {
    throw explain(error, folder);
  } finally {
    await rm(part, { force: true });
  }
}

async function* upTo(
  bytes: AsyncIterable<Uint8Array>,
  { most, name, kept }: { most: number; name: string; kept: number },
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of arriving(bytes, name)) {
    length += chunk.byteLength;
    if (length > most) {
      const beside = kept > 0 ? ` beside the ${fileSize(kept)} that wait already` : '';
      throw new UserError(
        `${name} is larger than the ${fileSize(Math.max(0, most))} that are taken${beside}: remove others, or use \`onpar run\` where the folder is`,
        { code: 'too-large' },
      );
    }
    yield chunk;
  }
}

/** The bytes of a browser, which may leave in the midst of them. */
async function* arriving(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (cause) {
    throw new UserError(`${name} broke off on its way: send it again`, {
      code: 'malformed',
      cause,
    });
  }
}

/** What the operating system refuses is of the disk: names and bytes were looked at. */
function explain(error: unknown, folder: string): unknown {
  const code = systemErrorCode(error);
  if (code === undefined) return error;
  return new UserError(
    `The upload cannot be kept in ${folder} (${failureWords(error)}): look whether the disk is full, or not ours to write to`,
    { code: 'cannot-write', cause: error },
  );
}
