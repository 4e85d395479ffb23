import { createHash } from 'node:crypto';
import { sha256Of } from '../sha256-of.ts';
import { TAR_END, tarBlock } from './tar-block.ts';
import type { TarEntry } from './tar-block.ts';

/** The file that lists the others in the form of `sha256sum`, and the one that ends the archive. */
export const LISTING = 'SHA256SUMS';
export const SEAL = 'SEAL';

/** The last bytes of an archive whose bytes before them have this sha256. */
export async function sealOf(sha256: string): Promise<Buffer> {
  const seal = await tarBlock({ name: SEAL, bytes: Buffer.from(`${sha256}\n`) });
  return Buffer.concat([seal, TAR_END]);
}

/**
 * A tar archive of files, then a list of their hashes, then a seal: the sha256 of every byte before
 * it. No byte of it can change, and none be missing, without that it shows; `tar` and `sha256sum`
 * read it too.
 */
export async function* sealTar(
  entries: AsyncIterable<TarEntry>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const digest = createHash('sha256');
  const sums: string[] = [];
  for await (const entry of entries) {
    const block = await tarBlock(entry);
    digest.update(block);
    sums.push(`${sha256Of(entry.bytes)}  ${entry.name}\n`);
    yield block;
  }
  const listing = await tarBlock({ name: LISTING, bytes: Buffer.from(sums.join('')) });
  digest.update(listing);
  yield listing;
  yield await sealOf(digest.digest('hex'));
}
