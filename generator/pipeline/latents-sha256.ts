import { createHash } from 'node:crypto';
import type { GivenLatents } from './given-latents.ts';

/** What records know given latents by: sha256 of their float32 numbers, little endian. */
export function latentsSha256({ values }: GivenLatents): string {
  return createHash('sha256')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex');
}
