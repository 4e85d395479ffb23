import type { ServerClock } from './server-clock.ts';

/** `fetch` that learns from each answer of ours how the page's clock stands to the server's. */
export function timedFetch(ask: typeof fetch, clock: ServerClock, now: () => number): typeof fetch {
  return async (...request) => {
    const sentAt = now();
    const response = await ask(...request);
    const header = response.headers.get('onpar-clock');
    const times = header === null ? null : /^(\d+) (\d+)$/.exec(header);
    if (times) {
      const [serverReceivedAt, serverAnsweredAt] = [Number(times[1]), Number(times[2])];
      clock.note({ sentAt, serverReceivedAt, serverAnsweredAt, gotAt: now() });
    }
    return response;
  };
}
