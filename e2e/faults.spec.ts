import { expect, test } from '@playwright/test';
import { runFaults } from './faults/run-faults.ts';
import type { Fault } from './faults/plan-faults.ts';

/** One of each kind that is over soon; `npm run faults` draws many. */
const FAULTS: readonly Fault[] = [
  { afterMs: 500, kind: 'kill', part: 'inference' },
  { afterMs: 500, kind: 'kill', part: 'database' },
  { afterMs: 500, kind: 'full disk', forMs: 1000 },
  { afterMs: 500, kind: 'kill', part: 'web' },
  { afterMs: 500, kind: 'stop', part: 'worker', forMs: 500 },
  { afterMs: 500, kind: 'clock jump', byMs: -86_400_000 },
  { afterMs: 500, kind: 'kill all' },
];

test('kills, a full disk and a wrong clock lose no vote and no sample, and every run ends by itself', async () => {
  const { losses, hits, votes, runs } = await runFaults(FAULTS, {
    say: () => undefined,
    signal: new AbortController().signal,
  });
  expect(losses).toEqual([]);
  expect(hits.length).toBeGreaterThanOrEqual(FAULTS.length - 2);
  // before the first fault and after the last, however slow the machine
  expect(votes).toBeGreaterThanOrEqual(2);
  expect(runs).toBeGreaterThanOrEqual(2);
});
