import { hashOfFile } from './hash-of-file.ts';

/** The sha256 of a file's bytes, in hexadecimal; undefined when there is no such file. */
export function sha256OfFile(path: string): Promise<string | undefined> {
  return hashOfFile(path, { sha256: '' });
}
