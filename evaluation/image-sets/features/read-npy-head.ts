import { open } from 'node:fs/promises';

/** Bytes that hold any header of a `.npy` file. */
export const NPY_HEAD_BYTES = 12 * 1024;

/** The first bytes of a file, as many as the header of a `.npy` may take. */
export async function readNpyHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(NPY_HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
