import { failureWords } from '#domain/failure-words.ts';
import { openZip } from '#files/open-zip.ts';
import type { ZipArchive, ZipMember } from '#files/zip-archive.ts';
import { readNpyHeader } from '#files/npy-header.ts';
import type { NpyHeader } from '#files/npy-header.ts';
import { readNpy } from '#files/npy.ts';
import type { NpyArray } from '#files/npy.ts';
import { NPY_HEAD_BYTES } from './read-npy-head.ts';
import type { StoredArray } from '../images/sources/array-images.ts';

export type NpzArchive = {
  /** names of its arrays, without `.npy` */
  names: readonly string[];
  /** whether it holds nothing but arrays */
  arraysAlone: boolean;
  /** What an array is, its values left packed; undefined when there is none of the name. */
  header: (name: string) => Promise<NpyHeader | undefined>;
  /** An array's values. Throws RangeError when it declares more bytes than `maxBytes`. */
  read: (name: string, maxBytes: number) => Promise<NpyArray | undefined>;
  /** An array to be streamed. */
  stored: (name: string) => Promise<StoredArray | undefined>;
  close: () => Promise<void>;
};

/** Opens a `.npz` file: its directory alone, so that nothing is unpacked that nobody asks for. */
export async function openNpz(path: string): Promise<NpzArchive> {
  const archive = await openZip(path);
  const members = new Map(
    archive.members
      .filter(({ name }) => name.endsWith('.npy'))
      .map((member) => [member.name.slice(0, -'.npy'.length), member]),
  );
  const head = (member: ZipMember): Promise<Buffer> => archive.readHead(member, NPY_HEAD_BYTES);
  return {
    names: [...members.keys()],
    arraysAlone: members.size === archive.members.length,
    header: async (name) => {
      const member = members.get(name);
      return member === undefined ? undefined : readNpyHeader(await head(member));
    },
    read: async (name, maxBytes) => {
      const member = members.get(name);
      return member === undefined ? undefined : readWithin(archive, member, maxBytes);
    },
    stored: async (name) => {
      const member = members.get(name);
      if (member === undefined) return undefined;
      return {
        label: path,
        head: await head(member),
        size: member.size,
        stream: async () => archive.stream(member),
      };
    },
    close: archive.close,
  };
}

async function readWithin(
  archive: ZipArchive,
  member: ZipMember,
  maxBytes: number,
): Promise<NpyArray> {
  if (member.size > maxBytes)
    throw new RangeError(`its array ${member.name} unpacks to ${member.size} bytes`);
  try {
    return readNpy(await archive.read(member));
  } catch (cause) {
    const reason = failureWords(cause);
    throw new RangeError(`its array ${member.name} is broken (${reason})`, { cause });
  }
}
