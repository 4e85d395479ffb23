import type { Act } from './act.ts';
import type { Outbox } from './outbox.ts';
import type { Delivery } from './send-act.ts';

/** Why nothing more is sent now. `idle`: all is sent. */
export type Rest = 'idle' | 'later' | 'signed_out' | 'closed';

/**
 * Sends the acts of an outbox one after the other, oldest first, and takes out those that the server
 * has taken (or never will). Stops at the first that must wait, so that order is kept. Where the
 * study takes no votes any more the acts stay: they are the rater's only record of them.
 */
export async function deliverActs(options: {
  outbox: Outbox;
  send: (act: Act) => Promise<Delivery>;
  onSettled: (act: Act, delivery: Delivery) => void;
}): Promise<Rest> {
  const { outbox, send, onSettled } = options;
  for (;;) {
    const [act] = outbox.list();
    if (!act) return 'idle';
    const delivery = await send(act);
    if (delivery.outcome !== 'taken' && delivery.outcome !== 'refused') return delivery.outcome;
    outbox.remove(act.key);
    onSettled(act, delivery);
  }
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** How long to wait before the next try, after `failures` in a row: doubled each time. */
export function waitBeforeRetry(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
}
