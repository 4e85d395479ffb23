import { createHash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';

/** Images by their sha256: written once, never changed, equal ones stored once. */
export type SampleStore = {
  /** stores bytes and gives their address; the bytes are safe on disk when it resolves */
  put: (bytes: Uint8Array) => Promise<string>;
  /** @throws UserError `sample-missing` or `sample-damaged` */
  get: (sha256: string) => Promise<Buffer>;
  has: (sha256: string) => Promise<boolean>;
  /** how many bytes; @throws UserError `sample-missing` */
  size: (sha256: string) => Promise<number>;
  remove: (sha256: string) => Promise<void>;
};

const ADDRESS = /^[0-9a-f]{64}$/;

/** A store in a local folder: the file of `abcd…` is `ab/cd…`. */
export function openLocalStore(folder: string): SampleStore {
  const place = (sha256: string): string => {
    if (!ADDRESS.test(sha256)) throw new Error(`"${sha256}" is not a sha256.`);
    return join(folder, sha256.slice(0, 2), sha256.slice(2));
  };
  const has = (sha256: string): Promise<boolean> =>
    stat(place(sha256)).then(
      () => true,
      () => false,
    );
  return {
    has,
    put: async (bytes) => {
      const sha256 = hash(bytes);
      if (!(await has(sha256))) await writeFileAtomically(place(sha256), bytes);
      return sha256;
    },
    size: (sha256) => orMissing(place(sha256), async (path) => (await stat(path)).size),
    get: async (sha256) => {
      const bytes = await orMissing(place(sha256), (path) => readFile(path));
      if (hash(bytes) === sha256) return bytes;
      throw new UserError(
        `The image ${place(sha256)} is damaged (its hash has changed): restore it from a backup, or generate it again.`,
        { code: 'sample-damaged' },
      );
    },
    remove: (sha256) => rm(place(sha256), { force: true }),
  };
}

async function orMissing<T>(path: string, read: (path: string) => Promise<T>): Promise<T> {
  try {
    return await read(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
    throw new UserError(
      `The image ${path} is missing: restore it from a backup, or generate it again.`,
      { code: 'sample-missing', cause: error },
    );
  }
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
