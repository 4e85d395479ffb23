import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '#domain/user-error.ts';
import { inspectArchive, megabytes } from './inspect-archive.ts';
import type { ArchiveSize } from './inspect-archive.ts';
import { listUploads } from './list-uploads.ts';
import type { UploadLimits } from './upload-limits.ts';
import { uploadName } from './upload-name.ts';
import { ARCHIVE, PART, uploadFolder } from './upload-place.ts';
import type { UploadOwner } from './upload-place.ts';

/**
 * Keeps an archive of images for a researcher until a study is made of it, in place of one of the same
 * name. It stays packed: its files are read one by one, each held to the size that it declares, so
 * that nothing is ever written where an archive says. What is too large or no archive leaves nothing.
 *
 * @param options.bytes as they arrive; read no further than the limit
 * @throws UserError `bad-name`, `bad-zip`, `too-large`
 */
export async function keepUpload(options: {
  owner: UploadOwner;
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  limits: UploadLimits;
  now: Date;
}): Promise<ArchiveSize> {
  const { owner, bytes, limits, now } = options;
  const name = uploadName(options.name);
  const others = (await listUploads(owner, { now, ...limits })).filter(
    (upload) => upload.name !== name,
  );
  const kept = others.reduce((sum, upload) => sum + upload.bytes, 0);
  const folder = uploadFolder(owner);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = join(folder, `${randomUUID()}${PART}`);
  try {
    const most = Math.min(limits.archiveBytes, limits.keptBytes - kept);
    await pipeline(upTo(bytes, { most, name, kept }), createWriteStream(part, { mode: 0o600 }));
    const size = await inspectArchive(part, { name, limits });
    await rename(part, join(folder, `${name}${ARCHIVE}`));
    return size;
  } finally {
    await rm(part, { force: true });
  }
}

async function* upTo(
  bytes: AsyncIterable<Uint8Array>,
  { most, name, kept }: { most: number; name: string; kept: number },
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.byteLength;
    if (length > most) {
      const beside = kept > 0 ? ` beside the ${megabytes(kept)} that wait already` : '';
      throw new UserError(
        `${name} is larger than the ${megabytes(Math.max(0, most))} that are taken${beside}: remove others, or use \`onpar run\` where the folder is`,
        { code: 'too-large' },
      );
    }
    yield chunk;
  }
}
