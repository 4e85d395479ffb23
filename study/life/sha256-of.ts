import { hash } from 'node:crypto';

/** sha256 of a text, in hexadecimal. */
export function sha256Of(text: string): string {
  return hash('sha256', text, 'hex');
}
