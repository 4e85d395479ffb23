import { createHash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';

/** Images by their sha256: written once, never changed, equal ones stored once. */
export type SampleStore = {
  /**
   * stores bytes and gives their address; the bytes are safe on disk when it resolves
   * @throws UserError `store-away` when the disk is full, read-only or gone
   */
  put: (bytes: Uint8Array) => Promise<string>;
  /** @throws UserError `sample-missing`, `sample-damaged` or `store-away` */
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
  const write = async (path: string, bytes: Uint8Array): Promise<void> => {
    try {
      await writeFileAtomically(path, bytes);
    } catch (error) {
      throw storeAway(folder, 'written', error);
    }
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
      if (!(await has(sha256))) await write(place(sha256), bytes);
      return sha256;
    },
    size: (sha256) => read(folder, place(sha256), async (path) => (await stat(path)).size),
    get: async (sha256) => {
      const bytes = await read(folder, place(sha256), (path) => readFile(path));
      if (hash(bytes) === sha256) return bytes;
      throw new UserError(
        `The image ${place(sha256)} is damaged (its hash has changed): restore it from a backup, or generate it again.`,
        { code: 'sample-damaged' },
      );
    },
    remove: (sha256) => rm(place(sha256), { force: true }),
  };
}

async function read<T>(
  folder: string,
  path: string,
  take: (path: string) => Promise<T>,
): Promise<T> {
  try {
    return await take(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw storeAway(folder, 'read', error);
    throw new UserError(
      `The image ${path} is missing: restore it from a backup, or generate it again.`,
      { code: 'sample-missing', cause: error },
    );
  }
}

/** What the operating system refuses is the disk's fault: the paths and bytes are ours. */
function storeAway(folder: string, verb: 'read' | 'written', cause: unknown): unknown {
  const code = systemErrorCode(cause);
  if (code === undefined) return cause;
  const advice = ADVICE[code] ?? 'look whether the disk is there and ours to use';
  return new UserError(`The sample store ${folder} cannot be ${verb} (${code}): ${advice}.`, {
    code: 'store-away',
    cause,
  });
}

const ADVICE: Record<string, string> = {
  ENOSPC: 'its disk is full, make room',
  EDQUOT: 'its quota is used up, make room',
  EROFS: 'it is mounted read-only, mount it for writing',
  EACCES: 'let the account that OnPar runs as write there',
  EPERM: 'let the account that OnPar runs as write there',
};

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
