import { describe, expect, it, vi } from 'vitest';
import type { Act } from './act.ts';
import type { Outbox } from './outbox.ts';
import type { Trial } from './trial.ts';
import { VotingSession } from './voting-session.ts';
import type { Evidence } from './voting-session.ts';
import { currentStep } from './voting-state.ts';

type Sent = { idempotencyKey: string; trialId: string; answer: string };

const EVIDENCE: Evidence = {
  shownAt: '2026-01-01T00:00:00.000Z',
  clientAt: '2026-01-01T00:00:02.000Z',
  responseMs: 2000,
};

function trial(order: number, practice = false): Trial {
  const id = `t${order}`;
  const questions = [{ id: 'q', title: 'q', ask: 'q?', showPrompt: true }];
  const images = { left: '', right: '' };
  const place = { order, position: order + 1, total: 6 };
  return { id, ...place, practice, prompt: '', images, questions, answered: {} };
}

/** A server of trials with one question each, that can go away, and counts what it was sent. */
function createServer(count: number) {
  const taken = new Map<string, string>();
  const votes: { trialId: string; answer: string }[] = [];
  const server = { online: true, status: 200, votes, requests: 0 };
  const open = (): Trial[] =>
    Array.from({ length: count }, (_, order) => trial(order)).filter(
      ({ id }) => !votes.some((vote) => vote.trialId === id),
    );
  const ask = vi.fn(async (...[address, init]: Parameters<typeof fetch>) => {
    server.requests += 1;
    if (typeof address !== 'string') throw new TypeError('The page asks by path.');
    await Promise.resolve();
    if (!server.online) throw new TypeError('Failed to fetch');
    if (server.status !== 200)
      return Response.json({ code: 'signed-out' }, { status: server.status });
    if (address.endsWith('/trials')) return Response.json({ trials: open().slice(0, 3) });
    if (typeof init?.body !== 'string') throw new TypeError('The page sends text.');
    const body = JSON.parse(init.body) as Sent;
    if (!taken.has(body.idempotencyKey)) {
      taken.set(body.idempotencyKey, address);
      if (address.endsWith('/votes')) votes.push(body);
      else votes.pop();
    }
    return Response.json({});
  });
  return { server, ask };
}

function memoryOutbox(): Outbox {
  const acts: Act[] = [];
  return {
    add: (act) => void acts.push(act),
    list: () => [...acts],
    remove: (key) => void acts.splice(0, acts.length, ...acts.filter((act) => act.key !== key)),
  };
}

let keys = 0;
function open(ask: typeof fetch, options: { outbox?: Outbox; trials?: Trial[] } = {}) {
  const outbox = options.outbox ?? memoryOutbox();
  const session = new VotingSession(options.trials ?? [trial(0), trial(1), trial(2)], {
    outbox: () => outbox,
    ask,
    randomKey: () => `key-${keys++}`,
    alone: (work) => work(),
  });
  return { session, outbox, stop: session.start() };
}

const shown = (session: VotingSession): string | undefined =>
  currentStep(session.snapshot().state)?.trial.id;
const settled = (session: VotingSession) =>
  vi.waitFor(() => expect(session.snapshot().waiting).toBe(0));

describe('a voting session', () => {
  it('asks all trials in order and ends when the server has none left', async () => {
    const { server, ask } = createServer(6);
    const { session } = open(ask);
    const seen: (string | undefined)[] = [];
    for (let i = 0; i < 6; i++) {
      await vi.waitFor(() => expect(shown(session)).toBeDefined());
      seen.push(shown(session));
      session.answer('left', EVIDENCE);
    }
    expect(seen).toEqual(['t0', 't1', 't2', 't3', 't4', 't5']);
    await vi.waitFor(() => expect(session.snapshot().finished).toBe(true));
    expect(server.votes.map(({ trialId }) => trialId)).toEqual(seen);
  });

  it('goes on offline, and sends everything once when the network is back', async () => {
    const { server, ask } = createServer(6);
    const { session, stop } = open(ask);
    await settled(session);
    server.online = false;
    session.answer('left', EVIDENCE);
    session.answer('right', EVIDENCE);
    await vi.waitFor(() => expect(session.snapshot().rest).toBe('later'));
    expect(session.snapshot().waiting).toBe(2);
    expect(shown(session)).toBe('t2');
    server.online = true;
    session.synchronise();
    session.synchronise();
    await settled(session);
    expect(server.votes.map(({ answer }) => answer)).toEqual(['left', 'right']);
    stop();
  });

  it('resumes after a reload with what was not sent, at the same trial', async () => {
    const { server, ask } = createServer(6);
    const first = open(ask);
    await settled(first.session);
    server.online = false;
    first.session.answer('left', EVIDENCE);
    first.stop();
    server.online = true;
    const second = open(ask, { outbox: first.outbox });
    expect(shown(second.session)).toBe('t1');
    await settled(second.session);
    expect(server.votes).toHaveLength(1);
  });

  it('keeps votes when the session has ended', async () => {
    const { server, ask } = createServer(6);
    const { session, outbox } = open(ask);
    await settled(session);
    server.status = 401;
    session.answer('left', EVIDENCE);
    await vi.waitFor(() => expect(session.snapshot().rest).toBe('signed_out'));
    expect(outbox.list()).toHaveLength(1);
  });

  it('takes back an answer of an earlier page, and shows its trial again', async () => {
    const { server, ask } = createServer(6);
    const first = open(ask);
    first.session.answer('left', EVIDENCE);
    await settled(first.session);
    const second = open(ask, { trials: [trial(1), trial(2), trial(3)] });
    second.session.undo();
    await vi.waitFor(() => expect(shown(second.session)).toBe('t0'));
    expect(server.votes).toEqual([]);
  });

  it('adopts what another tab answered when it is looked at again', async () => {
    const { ask } = createServer(6);
    const [one, two] = [open(ask), open(ask)];
    one.session.answer('left', EVIDENCE);
    await settled(one.session);
    expect(shown(two.session)).toBe('t0');
    two.session.synchronise({ refresh: true });
    await vi.waitFor(() => expect(shown(two.session)).toBe('t1'));
  });

  it('holds after a practice trial until the rater goes on', () => {
    const { ask } = createServer(6);
    const { session } = open(ask, { trials: [trial(0, true), trial(1)] });
    session.answer('left', EVIDENCE);
    expect(session.snapshot().reviewed?.id).toBe('t0');
    session.answer('right', EVIDENCE);
    expect(shown(session)).toBe('t1');
    session.goOn();
    expect(session.snapshot().reviewed).toBeNull();
  });
});
