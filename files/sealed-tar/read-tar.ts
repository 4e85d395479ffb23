import { createReadStream } from 'node:fs';
import tar from 'tar-stream';
import { z } from 'zod';

/** A file of an archive, which is read when it is asked for, and else read past. */
export type TarFile = { name: string; read: () => Promise<Uint8Array> };

const chunksOfEntry = z.array(z.instanceof(Uint8Array));

/**
 * The files of an archive, in their order.
 *
 * @throws Error where the archive cannot be read, or its structure is broken
 */
export async function* readTar(path: string): AsyncGenerator<TarFile, void, undefined> {
  const extract = tar.extract();
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  source.once('error', (error) => extract.destroy(error));
  source.pipe(extract);
  try {
    for await (const entry of extract) {
      const read = async (): Promise<Uint8Array> => {
        const chunks: unknown[] = await Array.fromAsync(entry);
        return Buffer.concat(chunksOfEntry.parse(chunks));
      };
      yield { name: entry.header.name, read };
      entry.resume();
    }
  } finally {
    source.destroy();
    extract.destroy();
  }
}
