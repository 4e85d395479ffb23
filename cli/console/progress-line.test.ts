import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressLine } from './progress-line.ts';
import { timeLeft } from './time-left.ts';

const state = {
  label: 'shapes-fast-at-30-against-shapes-base-at-50',
  done: 1020,
  total: 2400,
  unit: 'steps',
  note: '25 of 60 images',
  secondsLeft: 179.6,
};

describe('a progress bar', () => {
  it('shows label, bar, count with its unit, time left and note where there is room', () => {
    expect(progressLine({ ...state, label: 'demo' }, 79)).toBe(
      'demo ━━━━━━━━━───────────── 42% 1020 of 2400 steps, 3 min left, 25 of 60 images',
    );
    expect(progressLine(state, 79)).toBe(
      'shapes-fast-at-30-ag… ━━─── 42% 1020 of 2400 steps, 3 min left, 25 of 60 images',
    );
    expect(progressLine(state, 59)).toBe(
      'shapes-fast-at-30… ━━─── 42% 1020 of 2400 steps, 3 min left',
    );
  });

  it('fits into its columns, tells its percentage and no time that is none, whatever happens', () => {
    fc.assert(
      fc.property(
        fc.record({
          label: fc.string({ unit: 'grapheme-ascii', maxLength: 80 }),
          done: fc.nat(1_000_000),
          total: fc.nat(1_000_000),
          unit: fc.constantFrom('steps', 'images'),
          note: fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
          secondsLeft: fc.option(fc.double({ min: 0, max: 1e7, noNaN: true }), { nil: undefined }),
        }),
        fc.integer({ min: 59, max: 200 }),
        (any, columns) => {
          const line = progressLine(any, columns);
          expect(line.length).toBeLessThanOrEqual(columns);
          const told = line.slice(any.label.length > 0 ? line.lastIndexOf('% ') - 3 : 0);
          expect(told).toMatch(/\d% \d+ of \d+ (steps|images)/);
          expect(told).not.toMatch(/\b60 ?s\b|\b60 min\b|NF|NaN|Infinity/);
        },
      ),
      { seed: 9 },
    );
  });
});

describe('the time left', () => {
  it('is unknown before there is a pace, then follows it, from where this call began', () => {
    const left = timeLeft(100);
    expect(left.at(50, 1000)).toBeUndefined();
    expect(left.at(50, 9000)).toBeUndefined();
    expect(left.at(60, 11_000)).toBe(40);
    expect(left.at(100, 51_000)).toBe(0);
    expect(timeLeft(0).at(0, 0)).toBeUndefined();
  });
});
