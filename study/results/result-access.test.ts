import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedLooks } from '#evaluation/votes/results/look-plan.ts';
import { decideResultAccess } from './result-access.ts';

const open = { state: 'open', votes: 100, reading: 'results' } as const;
const all = { free: true, look: null };

describe('decideResultAccess', () => {
  it('lets a closed study be read, and one that has not opened', () => {
    for (const state of ['closed', 'review', 'draft'] as const) {
      for (const rule of ['fixed', 'obrien-fleming', 'e-process'] as const) {
        const stop = { rule, votes: 10, looks: 2 };
        expect(decideResultAccess({ ...open, state, stop })).toEqual(all);
      }
    }
  });

  it('shows nothing of an open study with a fixed number of votes, even when they are in', () => {
    const stop = { rule: 'fixed', votes: 100 } as const;
    expect(decideResultAccess({ ...open, stop })).toEqual({ free: false, nextLookAt: null });
  });

  it('lets an e-process be read at any time', () => {
    const stop = { rule: 'e-process' } as const;
    expect(decideResultAccess({ ...open, votes: 1, stop })).toEqual(all);
    expect(decideResultAccess({ ...open, votes: 1, stop, reading: 'votes' })).toEqual(all);
  });

  it('opens a planned look at its votes, and keeps it open until the next', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 0, max: 4000 }),
        (looks, planned, votes) => {
          const stop = { rule: 'obrien-fleming', votes: planned, looks } as const;
          const access = decideResultAccess({ ...open, votes, stop });
          const passed = plannedLooks(stop).filter((look) => look.votes <= votes);
          if (access.free) expect(access.look).toEqual(passed.at(-1));
          else expect(passed).toEqual([]);
          if (votes >= planned) {
            expect(access).toMatchObject({ look: { number: looks, of: looks, votes: planned } });
          }
        },
      ),
    );
    const stop = { rule: 'obrien-fleming', votes: 300, looks: 3 } as const;
    expect(decideResultAccess({ ...open, votes: 99, stop })).toEqual({
      free: false,
      nextLookAt: 100,
    });
    const first = { free: true, look: { number: 1, of: 3, votes: 100 } };
    expect(decideResultAccess({ ...open, votes: 100, stop })).toEqual(first);
    expect(decideResultAccess({ ...open, votes: 199, stop })).toEqual(first);
  });

  it('keeps the raw votes of a planned look closed, since they are all votes', () => {
    const stop = { rule: 'obrien-fleming', votes: 300, looks: 3 } as const;
    expect(decideResultAccess({ ...open, votes: 150, stop, reading: 'votes' })).toEqual({
      free: false,
      nextLookAt: 200,
    });
  });
});
