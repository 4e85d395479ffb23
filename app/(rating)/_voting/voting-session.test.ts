import { describe, expect, it, vi } from 'vitest';
import type { Act } from './act.ts';
import type { Outbox } from './outbox.ts';
import { createServerClock } from './server-clock.ts';
import { timedFetch } from './timed-fetch.ts';
import type { GivenAct, Trial } from './trial.ts';
import { VotingSession } from './voting-session.ts';
import type { Evidence } from './voting-session.ts';
import { currentStep } from './voting-state.ts';

type Sent = {
  idempotencyKey: string;
  trialId: string;
  answer: string;
  clockOffsetMs?: number;
  session?: string;
};

const EVIDENCE: Evidence = {
  shownAt: '2026-01-01T00:00:00.000Z',
  clientAt: '2026-01-01T00:00:02.000Z',
  responseMs: 2000,
};

const PAGE_NOW = Date.UTC(2026, 0, 1);
const PART = {
  part: { practiceTry: 1, warned: false, ended: false },
  progress: { done: 0, total: 6 },
};

function trial(order: number, practice = false): Trial {
  const id = `t${order}`;
  const questions = [{ id: 'q', title: 'q', ask: 'q?', showPrompt: true }];
  const images = { left: '', right: '' };
  const place = { order, position: order + 1, total: 6 };
  const learning = { practice, checked: false, attempt: 1 };
  return { id, ...place, ...learning, prompt: '', images, questions, answered: {} };
}

/** A server of trials with one question each, that can go away, and counts what it was sent. */
function createServer(count: number) {
  const taken = new Map<string, string>();
  const votes: Sent[] = [];
  /** by how much the pages' clock is ahead of the server's */
  const server = { online: true, status: 200, votes, ahead: 0, refuses: '' };
  const recent = (): GivenAct[] => votes.map(({ trialId }) => ({ trialId, question: 'q' }));
  const open = (): Trial[] =>
    Array.from({ length: count }, (_, order) => trial(order)).filter(
      ({ id }) => !votes.some((vote) => vote.trialId === id),
    );
  const ask = vi.fn(async (...[address, init]: Parameters<typeof fetch>) => {
    if (typeof address !== 'string') throw new TypeError('The page asks by path.');
    await Promise.resolve();
    if (!server.online) throw new TypeError('Failed to fetch');
    const time = PAGE_NOW - server.ahead;
    const headers = { 'onpar-clock': `${time} ${time}` };
    const { status } = server;
    if (status !== 200) return Response.json({ code: 'signed-out' }, { status, headers });
    if (address.endsWith('/trials')) {
      const served = {
        session: 'session',
        trials: open().slice(0, 3),
        recent: recent(),
        ...PART,
      };
      return Response.json(served, { headers });
    }
    if (typeof init?.body !== 'string') throw new TypeError('The page sends text.');
    const body = JSON.parse(init.body) as Sent;
    if (body.trialId === server.refuses) {
      return Response.json({ code: 'malformed' }, { status: 400, headers });
    }
    if (!taken.has(body.idempotencyKey)) {
      taken.set(body.idempotencyKey, address);
      if (address.endsWith('/votes')) votes.push(body);
      else votes.pop();
    }
    return Response.json({}, { headers });
  });
  return { server, ask };
}

function memoryOutbox(): Outbox {
  const acts: Act[] = [];
  const remove = (key: string): void =>
    void acts.splice(0, acts.length, ...acts.filter((act) => act.key !== key));
  return {
    add: (act) => void acts.push(act),
    list: () => [...acts],
    remove,
    layAside: remove,
  };
}

let keys = 0;
function open(
  ask: typeof fetch,
  options: { outbox?: Outbox; trials?: Trial[]; recent?: GivenAct[] } = {},
) {
  const outbox = options.outbox ?? memoryOutbox();
  const trials = options.trials ?? [trial(0), trial(1), trial(2)];
  const served = {
    session: 'session',
    trials,
    recent: options.recent ?? [],
    ...PART,
  };
  const now = (): number => PAGE_NOW;
  const clock = createServerClock({ wall: now, steady: now });
  const session = new VotingSession(served, {
    outbox: () => outbox,
    ask: timedFetch(ask, clock, now),
    clock,
    now,
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
    const second = open(ask, {
      trials: [trial(1), trial(2), trial(3)],
      recent: [{ trialId: 't0', question: 'q' }],
    });
    second.session.undo();
    await vi.waitFor(() => expect(shown(second.session)).toBe('t0'));
    expect(server.votes).toEqual([]);
  });

  it('says with each act how its clock stands to the server, also for one done before it knew', async () => {
    const { server, ask } = createServer(6);
    server.ahead = 3_600_000;
    server.online = false;
    const { session } = open(ask);
    session.answer('left', EVIDENCE);
    await vi.waitFor(() => expect(session.snapshot().rest).toBe('later'));
    server.online = true;
    session.synchronise();
    await settled(session);
    session.answer('right', EVIDENCE);
    await settled(session);
    expect(server.votes).toMatchObject([
      { clockOffsetMs: 3_600_000, session: 'session' },
      { clockOffsetMs: 3_600_000, session: 'session' },
    ]);
  });

  it('goes on after an answer that is never taken, says so, and asks it again', async () => {
    const { server, ask } = createServer(6);
    const { session } = open(ask);
    server.refuses = 't0';
    session.answer('left', EVIDENCE);
    session.answer('right', EVIDENCE);
    await settled(session);
    await vi.waitFor(() => expect(shown(session)).toBe('t0'));
    expect(session.snapshot().refused).toBe(1);
    expect(server.votes).toMatchObject([{ trialId: 't1', answer: 'right' }]);
  });

  it('takes nothing back where nothing is known to stand', async () => {
    const { ask } = createServer(6);
    const { session, outbox } = open(ask);
    session.undo();
    await settled(session);
    expect(outbox.list()).toEqual([]);
    expect(ask.mock.calls.map(([address]) => address)).not.toContain('/api/rating/undo');
  });

  it('adopts what another tab answered when it is looked at again', async () => {
    const { ask } = createServer(6);
    const [one, two] = [open(ask), open(ask)];
    // each has asked for the time and for more trials, and knows the answers
    await vi.waitFor(() => expect(ask.mock.settledResults).toHaveLength(4));
    await new Promise(setImmediate);
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

  it('stays at the explanation of an answer, which cannot be taken back', () => {
    const { ask } = createServer(6);
    const taught = { ...trial(1, true), checked: true };
    const { session } = open(ask, { trials: [trial(0, true), taught, trial(2)] });
    session.answer('left', EVIDENCE);
    session.goOn();
    session.answer('left', EVIDENCE);
    session.undo();
    expect(session.snapshot().reviewed?.id).toBe('t1');
    session.goOn();
    expect(shown(session)).toBe('t2');
  });
});
