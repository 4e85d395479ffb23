import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Act } from './act.ts';
import { deliverActs, waitBeforeRetry } from './deliver-acts.ts';
import type { Outbox } from './outbox.ts';
import { sendAct } from './send-act.ts';
import type { Delivery } from './send-act.ts';

let aside: string[] = [];
beforeEach(() => {
  aside = [];
});

function outboxOf(...keys: string[]): Outbox {
  let acts: Act[] = keys.map((key) => ({ kind: 'undo', key }));
  return {
    add: (act) => void acts.push(act),
    list: () => [...acts],
    remove: (key) => {
      acts = acts.filter((act) => act.key !== key);
    },
    layAside: (key) => {
      aside.push(key);
      acts = acts.filter((act) => act.key !== key);
    },
  };
}

const taken: Delivery = { outcome: 'taken', answer: {} };
const deliver = (outbox: Outbox, send: (act: Act) => Promise<Delivery>) =>
  deliverActs({ outbox, send, onSettled: () => undefined, strange: new Map() });

describe('delivering', () => {
  it('sends in order, one at a time, until nothing is left', async () => {
    const outbox = outboxOf('a', 'b');
    const sent: string[] = [];
    let under = 0;
    const rest = await deliver(outbox, async ({ key }) => {
      expect(++under).toBe(1);
      await Promise.resolve();
      sent.push(key);
      if (key === 'a') outbox.add({ kind: 'undo', key: 'c' });
      under--;
      return taken;
    });
    expect(rest).toBe('idle');
    expect(sent).toEqual(['a', 'b', 'c']);
    expect(outbox.list()).toEqual([]);
  });

  it('stops at an act that must wait, and keeps it and all after it', async () => {
    const outbox = outboxOf('a', 'b', 'c');
    const send = vi.fn((act: Act) =>
      Promise.resolve<Delivery>(act.key === 'b' ? { outcome: 'later' } : taken),
    );
    expect(await deliver(outbox, send)).toBe('later');
    expect(outbox.list().map(({ key }) => key)).toEqual(['b', 'c']);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each(['signed_out', 'closed'] as const)('keeps everything when %s', async (outcome) => {
    const outbox = outboxOf('a', 'b');
    expect(await deliver(outbox, () => Promise.resolve({ outcome }))).toBe(outcome);
    expect(outbox.list()).toHaveLength(2);
  });

  it('goes on after an act that is refused, and says which', async () => {
    const outbox = outboxOf('a', 'b');
    const settled: string[] = [];
    await deliverActs({
      outbox,
      send: ({ key }) => Promise.resolve(key === 'a' ? { outcome: 'refused' } : taken),
      onSettled: (act, { outcome }) => settled.push(`${act.key} ${outcome}`),
      strange: new Map(),
    });
    expect(settled).toEqual(['a refused', 'b taken']);
    expect(aside).toEqual(['a']);
  });

  it('does not wait for ever behind an act that something else than our server answers', async () => {
    const outbox = outboxOf('a', 'b');
    const settled: string[] = [];
    const once = () =>
      deliverActs({
        outbox,
        send: ({ key }) => Promise.resolve(key === 'a' ? { outcome: 'strange' } : taken),
        onSettled: (act, { outcome }) => settled.push(`${act.key} ${outcome}`),
        strange,
      });
    const strange = new Map<string, number>();
    const rests = [];
    while (outbox.list().length > 0) rests.push(await once());
    expect(rests).toEqual([...new Array(5).fill('later'), 'idle']);
    expect(settled).toEqual(['a refused', 'b taken']);
    expect(aside).toEqual(['a']);
  });

  it('tries again soon, then ever less often, and at least twice a minute', () => {
    expect([1, 2, 3].map(waitBeforeRetry)).toEqual([500, 1000, 2000]);
    expect(waitBeforeRetry(50)).toBe(30_000);
  });
});

describe('sending', () => {
  const act: Act = { kind: 'undo', key: 'a key of its own' };
  const answering = (status: number, body: string): typeof fetch =>
    vi.fn(() => Promise.resolve(new Response(body, { status })));

  it('sends the key of the act with every try', async () => {
    const ask = answering(200, '{"undone":null}');
    expect(await sendAct(act, ask)).toEqual({ outcome: 'taken', answer: { undone: null } });
    expect(ask).toHaveBeenCalledWith(
      '/api/rating/undo',
      expect.objectContaining({ method: 'POST', body: '{"idempotencyKey":"a key of its own"}' }),
    );
  });

  it.each([
    [500, '{}', 'later'],
    [502, '<html>', 'later'],
    [429, '{"code":"too-many"}', 'later'],
    [401, '{"code":"signed-out"}', 'signed_out'],
    [409, '{"code":"study-closed"}', 'closed'],
    [403, '{"code":"withdrawn"}', 'closed'],
    [409, '{"code":"record-broken"}', 'later'],
    [409, '{"code":"key-reused"}', 'refused'],
    [404, '{"code":"unknown-trial"}', 'refused'],
    [404, '<html>a page of something between us</html>', 'strange'],
    [400, '{"code":"malformed"}', 'refused'],
    [413, '', 'strange'],
  ])('takes %i %s for: %s', async (status, body, outcome) => {
    expect((await sendAct(act, answering(status, body))).outcome).toBe(outcome);
  });

  it('waits when the server cannot be reached', async () => {
    const offline = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await sendAct(act, offline)).toEqual({ outcome: 'later' });
  });

  it('waits when what comes back is no JSON, as from a sign-in page of a network', async () => {
    expect(await sendAct(act, answering(200, '<html>'))).toEqual({ outcome: 'later' });
  });
});
