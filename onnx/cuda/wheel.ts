import { basename } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import { openZip } from '#files/open-zip.ts';
import type { ZipArchive, ZipMember } from '#files/zip-archive.ts';

/** A library in a Python wheel: the archive's member, and the hash that the wheel's record gives. */
export type WheelLibrary = { name: string; size: number; sha256: string; member: ZipMember };

export type Wheel = { file: string; libraries: WheelLibrary[]; archive: ZipArchive };

/** What is taken of wheels: NVIDIA's shared libraries, and onnxruntime's provider with its bridge. */
const LIBRARY =
  /^(?:nvidia\/.+\.so(?:\.\d+)*|onnxruntime\/capi\/libonnxruntime_providers_(?:cuda|shared)\.so)$/;
/** A line of RECORD: path, digest, size. */
const RECORD_LINE = /^"?(.+?)"?,sha256=([\w-]{43}),\d+$/;
const LARGEST_RECORD = 20_000_000;

/**
 * Opens a wheel and lists the libraries in it with their hashes (the binary distribution format,
 * packaging.python.org, "The .dist-info directory": RECORD). Close its archive.
 *
 * @throws UserError `bad-wheel`
 */
export async function openWheel(path: string): Promise<Wheel> {
  const file = basename(path);
  const archive = await openZip(path).catch((cause: unknown) => {
    throw refused(file, cause instanceof Error ? cause.message : String(cause));
  });
  try {
    const hashes = await readRecord(file, archive);
    const libraries = archive.members
      .filter(({ name }) => LIBRARY.test(name))
      .map((member) => {
        const sha256 = hashes.get(member.name);
        if (sha256 === undefined) throw refused(file, `its record has no hash of ${member.name}`);
        return { name: basename(member.name), size: member.size, sha256, member };
      });
    return { file, libraries, archive };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** The sha256 of each file, in hexadecimal digits. */
async function readRecord(file: string, archive: ZipArchive): Promise<Map<string, string>> {
  const record = archive.members.find(({ name }) => /^[^/]+\.dist-info\/RECORD$/.test(name));
  if (record === undefined) throw refused(file, 'it has no record of its files');
  if (record.size > LARGEST_RECORD) throw refused(file, 'its record is too long');
  const lines = (await archive.read(record)).toString('utf8').split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const [, path, digest] = RECORD_LINE.exec(line) ?? [];
      if (path === undefined || digest === undefined) return [];
      return [[path, Buffer.from(digest, 'base64url').toString('hex')] as const];
    }),
  );
}

function refused(file: string, reason: string): UserError {
  return new UserError(`${file} is not a wheel that can be used: ${reason}.`, {
    code: 'bad-wheel',
  });
}
