import { open } from 'node:fs/promises';
import { readSafetensors } from './read-safetensors.ts';
import type { StateDict } from './state-dict.ts';
import { isTorchLegacy, readTorchLegacy } from './read-torch-legacy.ts';
import { readTorchZip } from './read-torch-zip.ts';

/**
 * Opens a file of a network's weights by its content: torch's zip or legacy format, TorchScript, or
 * safetensors. Only names, shapes and places are read at first; nothing that a file asks to be run
 * is run. Throws RangeError that says what is wrong, also for hostile files. Call `close` when done.
 */
export async function readStateDict(path: string): Promise<StateDict> {
  const head = await readHead(path);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return readTorchZip(path);
  if (isTorchLegacy(head)) return readTorchLegacy(path);
  if (head.length >= 9 && head[8] === '{'.charCodeAt(0)) return readSafetensors(path);
  throw new RangeError('its content is neither of torch (zip or legacy) nor safetensors');
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(16);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
