import { Zip, ZipPassThrough } from 'fflate';
import { isHiddenFile } from '#domain/is-hidden-file.ts';

/** As much is kept in memory before it is handed to the browser, which may put it on disk. */
const PIECE_BYTES = 32_000_000;

/** The files of a chosen folder by their names in it, without those that the system put there. */
export function filesOfFolder(files: readonly File[]): { name: string; file: File }[] {
  return files
    .map((file) => ({ name: file.webkitRelativePath.replace(/^[^/]*\//, ''), file }))
    .filter(({ name }) => name !== '' && !isHiddenFile(name));
}

/**
 * Packs files into an archive without making them smaller: images are as small as they get. Null when
 * it was called off.
 */
export async function packFiles(
  files: readonly { name: string; file: File }[],
  { onPacked, signal }: { onPacked: (count: number) => void; signal: AbortSignal },
): Promise<Blob | null> {
  const pieces: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  const cut = (): void => {
    pieces.push(new Blob(chunks));
    chunks = [];
    held = 0;
  };
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(new Uint8Array(chunk));
    held += chunk.length;
    if (held > PIECE_BYTES) cut();
  });
  for (const [i, { name, file }] of files.entries()) {
    if (signal.aborted) return null;
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    entry.push(new Uint8Array(await file.arrayBuffer()), true);
    onPacked(i + 1);
  }
  zip.end();
  cut();
  return new Blob(pieces, { type: 'application/zip' });
}
