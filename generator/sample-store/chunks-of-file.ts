import { createReadStream } from 'node:fs';
import { z } from 'zod';

const CHUNK = 1 << 20;

/** The bytes of a file as they are read; the file is closed whenever reading ends. */
export async function* chunksOfFile(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const source = createReadStream(path, { highWaterMark: CHUNK });
  try {
    for await (const chunk of source) yield z.instanceof(Buffer).parse(chunk);
  } finally {
    source.destroy();
  }
}
