import { openOutbox } from './outbox.ts';
import type { Outbox } from './outbox.ts';
import type { World } from './voting-session.ts';

/** A session's world in a real browser. Nothing of it is touched before the session starts. */
export function browserWorld(tag: string): World {
  let outbox: Outbox | undefined;
  return {
    outbox: () => (outbox ??= openOutbox({ shelf: localStorage, tag, now: () => Date.now() })),
    ask: (...request) => fetch(...request),
    randomKey: () => {
      // `randomUUID` is missing on plain http, as in a laboratory's own network
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    alone: (work) => withLock(`onpar/${tag}`, work),
  };
}

/** Without locks two tabs may send the same act: the server takes it once. */
async function withLock(name: string, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(name, work);
}
