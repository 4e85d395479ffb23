import { hash } from 'node:crypto';

/** sha256 of a text (as UTF-8) or of bytes, in hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}
