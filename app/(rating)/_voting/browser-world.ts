import { openOutbox } from './outbox.ts';
import type { Outbox } from './outbox.ts';
import { createServerClock } from './server-clock.ts';
import { timedFetch } from './timed-fetch.ts';
import type { World } from './voting-session.ts';

/** A session's world in a real browser. Nothing of it is touched before the session starts. */
export function browserWorld(tag: string): World {
  let outbox: Outbox | undefined;
  const now = (): number => Date.now();
  const clock = createServerClock({ wall: now, steady: () => performance.now() });
  return {
    outbox: () => (outbox ??= openOutbox({ shelf: localStorage, tag, now })),
    ask: timedFetch((...request) => fetch(...request), clock, now),
    clock,
    now,
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
