import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { sha256Of } from '../sha256-of.ts';
import { readTar } from './read-tar.ts';
import { LISTING, SEAL, sealOf } from './seal-tar.ts';

/** What is wrong with an archive, as the end of a sentence that begins with its name; null: nothing. */
export type SealFault = string | null;

/**
 * Looks whether an archive of `sealTar` is, to the last byte, as it was written.
 *
 * @param options.onProgress told bytes read, of how many
 */
export async function checkSeal(
  path: string,
  options: { onProgress?: (done: number, total: number) => void } = {},
): Promise<SealFault> {
  const { size } = await stat(path);
  const sealBytes = (await sealOf('')).length;
  const digest = createHash('sha256');
  const end: Uint8Array[] = [];
  const sealed = Math.max(0, size - sealBytes);
  let place = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = z.instanceof(Uint8Array).parse(chunk);
    const here = Math.min(bytes.length, Math.max(0, sealed - place));
    digest.update(bytes.subarray(0, here));
    if (here < bytes.length) end.push(bytes.subarray(here));
    place += bytes.length;
    options.onProgress?.(place, size);
  }
  const isWhole = Buffer.concat(end).equals(await sealOf(digest.digest('hex')));
  return isWhole ? null : findFault(path);
}

/** Where an archive is broken, as nearly as its own list tells. */
async function findFault(path: string): Promise<string> {
  const found = new Map<string, string>();
  let listing: string | undefined;
  let last = '';
  try {
    for await (const { name, read } of readTar(path)) {
      last = name;
      const bytes = await read();
      if (name === LISTING) listing = Buffer.from(bytes).toString();
      else found.set(name, sha256Of(bytes));
    }
  } catch {
    return last === '' ? 'is no such archive' : `is damaged or cut short after its part ${last}`;
  }
  if (listing === undefined)
    return last === '' ? 'is no such archive' : `is cut short after its part ${last}`;
  const listed = new Map(listing.split('\n').map((line) => [line.slice(66), line.slice(0, 64)]));
  const changed = [...found].find(([name, sum]) => name !== SEAL && listed.get(name) !== sum);
  if (changed !== undefined) return `is damaged in its part ${changed[0]}`;
  return last === SEAL ? 'is damaged between its parts' : 'is cut short: its seal is missing';
}
