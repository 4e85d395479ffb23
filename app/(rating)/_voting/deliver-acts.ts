import { counted } from '#domain/counted.ts';
import type { Act } from './act.ts';
import type { Outbox } from './outbox.ts';
import type { Delivery } from './send-act.ts';

/** Why nothing more is sent now. `idle`: all is sent. */
export type Rest = 'idle' | 'later' | 'signed_out' | 'closed';

/** What became of an act that waits no more. */
export type Settlement = Extract<Delivery, { outcome: 'taken' }> | { outcome: 'refused' };

/** So often an act is sent where something else than our server answers, before it is laid aside. */
const STRANGE_TRIES = 6;

/**
 * Sends the acts of an outbox one after the other, oldest first, and takes out those that the server
 * has taken. One that it never will take is laid aside, so that nothing waits behind it. Stops at the
 * first that must wait, so that order is kept. Where the study takes no votes any more the acts stay:
 * they are the rater's only record of them.
 *
 * @param strange how often each act met a strange answer so far, by its key
 */
export async function deliverActs(options: {
  outbox: Outbox;
  send: (act: Act) => Promise<Delivery>;
  onSettled: (act: Act, settlement: Settlement) => void;
  strange: Map<string, number>;
}): Promise<Rest> {
  const { outbox, send, onSettled, strange } = options;
  for (;;) {
    const [act] = outbox.list();
    if (!act) return 'idle';
    const delivery = await send(act);
    if (delivery.outcome === 'taken') {
      outbox.remove(act.key);
      onSettled(act, delivery);
    } else if (delivery.outcome === 'refused' || isOutOfPatience(act, delivery, strange)) {
      outbox.layAside(act.key);
      onSettled(act, { outcome: 'refused' });
    } else {
      return delivery.outcome === 'strange' ? 'later' : delivery.outcome;
    }
  }
}

function isOutOfPatience(
  { key }: Act,
  { outcome }: Delivery,
  strange: Map<string, number>,
): boolean {
  if (outcome !== 'strange') return false;
  const tries = counted(strange, key) + 1;
  strange.set(key, tries);
  return tries >= STRANGE_TRIES;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** How long to wait before the next try, after `failures` in a row: doubled each time. */
export function waitBeforeRetry(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
}
