import tar from 'tar-stream';
import { z } from 'zod';

/** A file of an archive, small enough to be held. */
export type TarEntry = { name: string; bytes: Uint8Array };

/** The two empty records that end an archive. */
export const TAR_END = new Uint8Array(1024);

const chunksOfPack = z.array(z.instanceof(Uint8Array));

/** The bytes of one file in an archive: header, content, and zeros to the next record of 512. */
export async function tarBlock({ name, bytes }: TarEntry): Promise<Buffer> {
  const pack = tar.pack();
  // always the same bytes for the same entry: of when and whose it is nothing is told
  pack.entry({ name, mode: 0o600, mtime: new Date(0) }, Buffer.from(bytes));
  pack.finalize();
  const chunks: unknown[] = await Array.fromAsync(pack);
  const whole = Buffer.concat(chunksOfPack.parse(chunks));
  return whole.subarray(0, whole.length - TAR_END.length);
}
