import { createHash } from 'node:crypto';
import { failureWords } from '#domain/failure-words.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { openZip } from '#files/open-zip.ts';
import type { ZipArchive, ZipAside, ZipMember } from '#files/zip-archive.ts';
import { IMAGE, NEEDED } from './bundle-parts.ts';
import type { BundleFiles } from './read-sources.ts';

/** A bundle as it was found: its files in memory, of its images the hashes. */
export type OpenedBundle = {
  files: BundleFiles;
  /** sha256 of the bytes that lie under each name of an image */
  images: ReadonlyMap<string, string>;
  /** what the archive says beside its files, which no hash covers */
  asides: readonly ZipAside[];
};

/** What no bundle of ours comes near: archives beyond these are refused before they are unpacked. */
const MOST_FILES = 500_000;
const MOST_FILE_BYTES = 256 * 2 ** 20;
const MOST_BYTES_OF_FILES = 512 * 2 ** 20;
const MOST_BYTES_OF_IMAGES = 8 * 2 ** 30;

/** Folders and names of letters, digits, `.`, `_` and `-`, none of which begins with a dot. */
const PLAIN = /^(?:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\/){0,3}[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/**
 * Reads a bundle that may come from anybody. Nothing is written to disk, and nothing is unpacked beyond
 * what the archive declares and these limits allow.
 *
 * @throws UserError `bad-bundle` that says what is wrong with the archive, or which part is missing
 */
export async function openBundle(path: string): Promise<OpenedBundle> {
  const archive = await openArchive(path);
  try {
    const { members } = archive;
    checkMembers(path, members);
    const files = new Map<string, Uint8Array>();
    const images = new Map<string, string>();
    for (const member of members) {
      if (IMAGE.test(member.name)) images.set(member.name, await hashOf(archive, member));
      else files.set(member.name, await archive.read(member));
    }
    return { files, images, asides: await archive.asides() };
  } catch (error) {
    throw refusal(path, error);
  } finally {
    await archive.close();
  }
}

async function openArchive(path: string): Promise<ZipArchive> {
  try {
    return await openZip(path);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw refusal(path, error);
    throw new UserError(
      `The bundle ${path} cannot be read (${failureWords(error)}); check its path.`,
      {
        code: 'unreadable-file',
      },
    );
  }
}

function checkMembers(path: string, members: readonly ZipMember[]): void {
  if (members.length > MOST_FILES) throw wrong(path, `it lists ${members.length} files`);
  const names = members.map(({ name }) => name);
  const odd = names.find((name) => !PLAIN.test(name));
  if (odd !== undefined) throw wrong(path, `it holds a file named ${JSON.stringify(odd)}`);
  const twice = names.find((name, i) => names[i - 1] === name);
  if (twice !== undefined) throw wrong(path, `it holds ${twice} twice`);
  const large = members.find(({ size }) => size > MOST_FILE_BYTES);
  if (large !== undefined) throw wrong(path, `${large.name} unpacks to ${large.size} bytes`);
  const bytes = (ofImages: boolean): number =>
    members
      .filter(({ name }) => IMAGE.test(name) === ofImages)
      .reduce((sum, { size }) => sum + size, 0);
  if (bytes(false) > MOST_BYTES_OF_FILES || bytes(true) > MOST_BYTES_OF_IMAGES) {
    throw wrong(path, `it unpacks to ${bytes(false) + bytes(true)} bytes`);
  }
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) throw wrong(path, `it has no ${missing.join(', ')}`);
}

async function hashOf(archive: ZipArchive, member: ZipMember): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of archive.stream(member)) hash.update(chunk);
  return hash.digest('hex');
}

function refusal(path: string, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  return wrong(path, error.message);
}

function wrong(path: string, what: string): UserError {
  return new UserError(
    `${path} is not a whole bundle (${what}); take it from where it was published.`,
    { code: 'bad-bundle' },
  );
}
