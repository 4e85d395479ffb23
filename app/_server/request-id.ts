import { randomUUID } from 'node:crypto';

/** What proxies give requests for names; nothing that could be an address or a sentence. */
const ID = /^[A-Za-z0-9-]{8,64}$/;

/** The name of a request: the one that a proxy in front of us gave it, or a new one. */
export function requestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && ID.test(header) ? header : randomUUID();
}
