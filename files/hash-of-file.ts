import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { systemErrorCode } from '#domain/system-error-code.ts';

/**
 * What a file must hold: the sha256 of its bytes, or the name that git gives it (sha1 over
 * `blob <size>\0` and the bytes), which is all that a hub tells of small files.
 */
export type ContentHash = { sha256: string } | { gitBlob: string };

/** Whether a file is there and holds just that. */
export async function holds(path: string, content: ContentHash): Promise<boolean> {
  return (await hashOfFile(path, content)) === hexOf(content);
}

/** The hash of a file in the manner of another, in hexadecimal; undefined when there is no file. */
export async function hashOfFile(path: string, like: ContentHash): Promise<string | undefined> {
  try {
    const hash = 'sha256' in like ? createHash('sha256') : await beginGitBlob(path);
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
    return hash.digest('hex');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The hash that is expected, in hexadecimal. */
export function hexOf(content: ContentHash): string {
  return 'sha256' in content ? content.sha256 : content.gitBlob;
}

async function beginGitBlob(path: string): Promise<Hash> {
  const { size } = await stat(path);
  return createHash('sha1').update(`blob ${size}\0`);
}
