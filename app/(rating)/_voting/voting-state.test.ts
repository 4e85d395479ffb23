import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from './act.ts';
import type { GivenAct, Served, Trial } from './trial.ts';
import { currentStep, openTrials, votingReducer } from './voting-state.ts';
import type { VotingEvent, VotingState } from './voting-state.ts';

const QUESTIONS = ['pleasing', 'faithful'].map((id) => ({
  id,
  title: id,
  ask: `${id}?`,
  showPrompt: true,
}));

function trial(order: number, changes: Partial<Trial> = {}): Trial {
  return {
    id: `trial-${order}`,
    order,
    position: order + 1,
    total: 10,
    practice: false,
    checked: false,
    attempt: 1,
    prompt: `prompt ${order}`,
    images: { left: `/${order}/x`, right: `/${order}/y` },
    questions: QUESTIONS,
    answered: {},
    ...changes,
  };
}

const start = (...orders: number[]): VotingState => ({
  trials: orders.map((order) => trial(order)),
  given: [],
});

const served = (trials: Trial[], recent: GivenAct[] = []): Served => ({
  session: 'a session',
  trials,
  recent,
  part: { practiceTry: 1, warned: false, ended: false },
  progress: { done: 0, total: 0 },
});

const answer = (order: number, question: string): VotingEvent => ({
  type: 'answer',
  trialId: `trial-${order}`,
  question,
  answer: 'left',
});

const play = (state: VotingState, ...events: VotingEvent[]): VotingState =>
  events.reduce(votingReducer, state);

const asked = (state: VotingState): string | null => {
  const step = currentStep(state);
  return step && `${step.trial.id} ${step.question.id}`;
};

describe('what is asked next', () => {
  it('goes through the questions of a trial, then to the next trial', () => {
    let state = start(0, 1);
    const seen = [asked(state)];
    for (const event of [answer(0, 'pleasing'), answer(0, 'faithful'), answer(1, 'pleasing')]) {
      state = votingReducer(state, event);
      seen.push(asked(state));
    }
    expect(seen).toEqual([
      'trial-0 pleasing',
      'trial-0 faithful',
      'trial-1 pleasing',
      'trial-1 faithful',
    ]);
    expect(asked(votingReducer(state, answer(1, 'faithful')))).toBeNull();
  });

  it('resumes at the question that the server does not have yet', () => {
    const trials = [trial(3, { answered: { pleasing: 'on_par' } }), trial(4)];
    expect(asked({ trials, given: [] })).toBe('trial-3 faithful');
  });

  it('leaves a question that was shown and not answered behind', () => {
    const state = votingReducer(start(0), {
      type: 'answer',
      trialId: 'trial-0',
      question: 'pleasing',
      answer: null,
    });
    expect(asked(state)).toBe('trial-0 faithful');
  });

  it('passes over a reported trial', () => {
    expect(asked(play(start(0, 1), { type: 'report', trialId: 'trial-0' }))).toBe(
      'trial-1 pleasing',
    );
  });
});

describe('taking back', () => {
  it('opens the trial again, back over the border of trials', () => {
    const done = play(start(0, 1), answer(0, 'pleasing'), answer(0, 'faithful'));
    const once = votingReducer(done, { type: 'undo' });
    expect(asked(once)).toBe('trial-0 faithful');
    expect(asked(votingReducer(once, { type: 'undo' }))).toBe('trial-0 pleasing');
  });

  it('takes back what an earlier page gave, as the server says', () => {
    const state = votingReducer(start(1), {
      type: 'served',
      served: served(
        [trial(1, { answered: { pleasing: 'left' } })],
        [
          { trialId: 'trial-0', question: 'faithful' },
          { trialId: 'trial-1', question: 'pleasing' },
        ],
      ),
      complete: true,
    });
    expect(asked(state)).toBe('trial-1 faithful');
    const once = votingReducer(state, { type: 'undo' });
    expect(asked(once)).toBe('trial-1 pleasing');
    expect(once.given).toEqual([{ trialId: 'trial-0', question: 'faithful' }]);
  });

  it('brings a reported trial back, with what was answered in it, before any of its votes', () => {
    const reported = play(start(0, 1), answer(0, 'pleasing'), {
      type: 'report',
      trialId: 'trial-0',
    });
    expect(asked(reported)).toBe('trial-1 pleasing');
    const once = votingReducer(reported, { type: 'undo' });
    expect(asked(once)).toBe('trial-0 faithful');
    expect(asked(votingReducer(once, { type: 'undo' }))).toBe('trial-0 pleasing');
  });

  it('asks again what the server would not take', () => {
    const act: Act = {
      kind: 'vote',
      key: 'k',
      vote: {
        trialId: 'trial-0',
        question: 'pleasing',
        answer: 'left',
        idempotencyKey: 'k',
        shownAt: '2026-01-01T00:00:00.000Z',
        clientAt: '2026-01-01T00:00:01.000Z',
        responseMs: 1000,
      },
    };
    const state = play(start(0, 1), answer(0, 'pleasing'), answer(0, 'faithful'));
    const refused = votingReducer(state, { type: 'refused', act });
    expect(asked(refused)).toBe('trial-0 pleasing');
    expect(refused.given).toEqual([{ trialId: 'trial-0', question: 'faithful' }]);
  });

  it('changes nothing when nothing was given in this page', () => {
    expect(play(start(0), { type: 'undo' })).toEqual(start(0));
  });

  it('is the inverse of answering, whatever was answered before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 6 }), (first, more) => {
        const given = (state: VotingState, count: number): VotingState => {
          let next = state;
          for (let i = 0; i < count; i++) {
            const step = currentStep(next);
            if (!step) break;
            next = votingReducer(next, answer(step.trial.order, step.question.id));
          }
          return next;
        };
        const before = given(start(0, 1, 2), first);
        const after = given(before, more);
        const undone = Array.from({ length: after.given.length - before.given.length });
        expect(play(after, ...undone.map((): VotingEvent => ({ type: 'undo' })))).toEqual(before);
      }),
    );
  });
});

describe('the list of the server', () => {
  it('adds trials without forgetting answers that it may not know of', () => {
    const state = play(start(0, 1), answer(0, 'pleasing'));
    const merged = votingReducer(state, {
      type: 'served',
      served: served([trial(0), trial(1), trial(2)]),
      complete: false,
    });
    expect(merged.trials.map(({ order }) => order)).toEqual([0, 1, 2]);
    expect(asked(merged)).toBe('trial-0 faithful');
  });

  it('is believed when nothing is under way: what another tab did is adopted', () => {
    const merged = votingReducer(start(0, 1, 2), {
      type: 'served',
      served: served([trial(1, { answered: { pleasing: 'left' } }), trial(2), trial(3)]),
      complete: true,
    });
    expect(merged.trials.map(({ order }) => order)).toEqual([1, 2, 3]);
    expect(asked(merged)).toBe('trial-1 faithful');
  });

  it('keeps trials that are over within reach of an undo', () => {
    const done = play(start(0, 1), answer(0, 'pleasing'), answer(0, 'faithful'));
    const merged = votingReducer(done, {
      type: 'served',
      served: served([trial(1)], [{ trialId: 'trial-0', question: 'faithful' }]),
      complete: true,
    });
    expect(asked(merged)).toBe('trial-1 pleasing');
    expect(asked(votingReducer(merged, { type: 'undo' }))).toBe('trial-0 faithful');
  });

  it('shows a trial again that was opened by an undo of another page', () => {
    const merged = votingReducer(start(4, 5), {
      type: 'served',
      served: served([trial(3, { answered: { pleasing: 'left' } }), trial(4), trial(5)]),
      complete: true,
    });
    expect(asked(merged)).toBe('trial-3 faithful');
  });
});

describe('acts that wait', () => {
  const vote = (order: number, question: string): Act => ({
    kind: 'vote',
    key: `${order}/${question}`,
    vote: {
      trialId: `trial-${order}`,
      question,
      answer: 'right',
      idempotencyKey: `${order}/${question}`,
      shownAt: '2026-01-01T00:00:00.000Z',
      clientAt: '2026-01-01T00:00:01.000Z',
      responseMs: 1000,
    },
  });

  it('are on top of what the server says after a reload', () => {
    const acts: Act[] = [
      vote(0, 'pleasing'),
      vote(0, 'faithful'),
      { kind: 'report', key: 'r', trialId: 'trial-1', reason: 'offensive' },
      vote(2, 'pleasing'),
      { kind: 'undo', key: 'u' },
    ];
    const state = votingReducer(start(0, 1, 2), { type: 'acts', acts });
    expect(asked(state)).toBe('trial-2 pleasing');
    expect(openTrials(state).map(({ order }) => order)).toEqual([2]);
  });
});
