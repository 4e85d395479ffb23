import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, readdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '#files/sha256-of.ts';
import { failureWords } from '#domain/failure-words.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { makeFolder } from '#files/make-folder.ts';
import { chunksOfFile } from './chunks-of-file.ts';
import { hashedChunks } from './hashed-chunks.ts';
import { lostImage } from './lost-image.ts';
import { isStoreKey, requireStoreKey } from './store-key.ts';

/** What a store holds under one address. */
export type StoredBlob = { sha256: string; bytes: number };

/** Images by their sha256: written once, never changed, equal ones stored once. */
export type SampleStore = {
  /**
   * stores bytes and gives their address; the bytes are safe on disk when it resolves
   * @throws UserError `store-away` when the disk is full, read-only or gone
   */
  put: (bytes: Uint8Array) => Promise<string>;
  /**
   * stores a file that is too large to hold, known by its sha256
   * @throws UserError `sample-damaged` when it is another one, `store-away`
   */
  putFile: (path: string, sha256: string) => Promise<void>;
  /** @throws UserError `sample-missing`, `sample-damaged` or `store-away` */
  get: (sha256: string) => Promise<Buffer>;
  /** the bytes as they are read, for what is too large to hold; damage is thrown at their end */
  stream: (sha256: string) => AsyncIterable<Uint8Array>;
  /** all that is there, in no order; what is half-written is not */
  list: () => AsyncIterable<StoredBlob>;
  has: (sha256: string) => Promise<boolean>;
  /** how many bytes; @throws UserError `sample-missing` */
  size: (sha256: string) => Promise<number>;
  remove: (sha256: string) => Promise<void>;
  /** @throws UserError `store-away` when it cannot be reached */
  requireThere: () => Promise<void>;
};

/** A store in a local folder: the file of `abcd…` is `ab/cd…`. */
export function openLocalStore(folder: string): SampleStore {
  const place = (sha256: string): string => {
    const key = requireStoreKey(sha256);
    return join(folder, key.slice(0, 2), key.slice(2));
  };
  return {
    has: async (sha256) => (await lengthOf(place(sha256))) !== undefined,
    put: async (bytes) => {
      const sha256 = sha256Of(bytes);
      // one of another length is damaged, and takes nobody's place
      if ((await lengthOf(place(sha256))) !== bytes.length)
        await write(folder, place(sha256), bytes);
      return sha256;
    },
    putFile: async (path, sha256) => {
      if ((await lengthOf(place(sha256))) === (await stat(path)).size) return;
      await write(folder, place(sha256), hashedChunks(sha256, chunksOfFile(path)));
    },
    stream: (sha256) => hashedChunks(sha256, readChunks(folder, sha256, place(sha256))),
    list: () => listFolder(folder),
    size: async (sha256) => {
      const found = await stat(place(sha256)).catch((error: unknown) => {
        throw unreadable(folder, sha256, error);
      });
      return found.size;
    },
    get: async (sha256) => {
      const bytes = await readFile(place(sha256)).catch((error: unknown) => {
        throw unreadable(folder, sha256, error);
      });
      if (sha256Of(bytes) === sha256) return bytes;
      throw lostImage(sha256, 'sample-damaged');
    },
    remove: (sha256) => rm(place(sha256), { force: true }),
    requireThere: () => requireFolder(folder),
  };
}

async function write(
  folder: string,
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  // an empty folder in a file's place
  await rmdir(path).catch(() => undefined);
  await writeFileAtomically(path, content).catch((error: unknown) => {
    throw storeAway(folder, 'written', error);
  });
}

/** A full disk lets a folder be opened: only writing tells. */
async function requireFolder(folder: string): Promise<void> {
  const file = join(folder, `.ready.${randomUUID()}.tmp`);
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK);
    await writeFile(file, 'x').finally(() => rm(file, { force: true }));
  } catch (error) {
    throw storeAway(folder, 'written', error);
  }
}

function lengthOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
}

async function* readChunks(
  folder: string,
  sha256: string,
  path: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* chunksOfFile(path);
  } catch (error) {
    throw unreadable(folder, sha256, error);
  }
}

async function* listFolder(folder: string): AsyncGenerator<StoredBlob, void, undefined> {
  for (const start of await namesIn(folder, folder)) {
    for (const rest of await namesIn(folder, join(folder, start))) {
      const sha256 = `${start}${rest}`;
      const bytes = isStoreKey(sha256) ? await lengthOf(join(folder, start, rest)) : undefined;
      if (bytes !== undefined) yield { sha256, bytes };
    }
  }
}

/** Of a store that nothing was put into yet there is no folder. */
async function namesIn(folder: string, path: string): Promise<string[]> {
  return readdir(path).catch((error: unknown) => {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || (code === 'ENOTDIR' && path !== folder)) return [];
    throw storeAway(folder, 'read', error);
  });
}

function unreadable(folder: string, sha256: string, error: unknown): unknown {
  const code = systemErrorCode(error);
  if (code === 'ENOENT') return lostImage(sha256, 'sample-missing', error);
  // a folder in its place: the other images are as they were
  if (code === 'EISDIR') return lostImage(sha256, 'sample-damaged', error);
  return storeAway(folder, 'read', error);
}

/** What the operating system refuses is the disk's fault: the paths and bytes are ours. */
function storeAway(folder: string, verb: 'read' | 'written', cause: unknown): unknown {
  const code = systemErrorCode(cause);
  if (code === undefined) return cause;
  const { [code]: advice = 'look whether the disk is there and ours to use' } = ADVICE;
  return new UserError(
    `The sample store ${folder} cannot be ${verb} (${failureWords(cause)}): ${advice}.`,
    {
      code: 'store-away',
      cause,
    },
  );
}

const ADVICE: Record<string, string> = {
  ENOSPC: 'make room on it',
  EDQUOT: 'make room on it',
  EROFS: 'mount it for writing',
  EACCES: 'let the account that OnPar runs as write there',
  EPERM: 'let the account that OnPar runs as write there',
  EISDIR: 'a folder with something in it stands where an image belongs, take it away',
};
