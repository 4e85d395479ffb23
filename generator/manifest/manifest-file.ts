import { at } from '#domain/at.ts';
import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { makeFolder } from '#files/make-folder.ts';
import { sampleRecordSchema, type SampleRecord } from './sample-record.ts';

/** The manifest of a folder of images. */
export function manifestPath(folder: string): string {
  return join(folder, 'manifest.jsonl');
}

/**
 * The records of a manifest, by file; the last of a file counts. A last line without its end is the
 * trace of a killed process and is left out; there being no manifest gives none.
 *
 * @throws UserError `bad-manifest` with the line that is not a record
 */
export async function readManifest(path: string): Promise<Map<string, SampleRecord>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isAbsence(systemErrorCode(error))) return '';
    throw error;
  });
  const records = new Map<string, SampleRecord>();
  const lines = text.split('\n').slice(0, -1);
  for (const [i, line] of lines.entries()) {
    const record = parseLine(line, `${path}:${i + 1}`);
    records.set(record.file, record);
  }
  return records;
}

/** No folder, or a file in its place: what is wrong with that is said when something is written. */
function isAbsence(code: string | undefined): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function parseLine(line: string, place: string): SampleRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw notARecord(place, 'it is not JSON');
  }
  const parsed = sampleRecordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message } = at(parsed.error.issues, 0, 'the issues of a record');
  throw notARecord(place, `${path.join('.')}: ${message}`);
}

function notARecord(place: string, why: string): UserError {
  return new UserError(
    `${place} is not a sample's record (${why}): remove the line, or take another --out folder.`,
    { code: 'bad-manifest' },
  );
}

/** Replaces a manifest by these records. */
export async function rewriteManifest(
  path: string,
  records: Iterable<SampleRecord>,
): Promise<void> {
  const text = [...records].map(formatLine).join('');
  await writeFileAtomically(path, Buffer.from(text));
}

/** Adds one record; it is safe on disk when this resolves. */
export async function appendRecord(path: string, record: SampleRecord): Promise<void> {
  await makeFolder(dirname(path));
  const file = await open(path, 'a');
  try {
    await file.appendFile(formatLine(record));
    await file.sync();
  } finally {
    await file.close();
  }
}

function formatLine(record: SampleRecord): string {
  return `${JSON.stringify(record)}\n`;
}
