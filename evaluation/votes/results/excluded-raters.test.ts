import { describe, expect, it } from 'vitest';
import { excludedRaters } from './excluded-raters.ts';

const good = {
  rater: 'good',
  gold: { count: 3, of: 5 },
  repeats: { count: 0, of: 0 },
  median_response_ms: 900,
};

describe('excludedRaters', () => {
  it('leaves out who is below a declared bound, with the reasons', () => {
    const hasty = { ...good, rater: 'hasty', gold: { count: 2, of: 5 }, median_response_ms: 500 };
    const rule = { gold_accuracy_below: 0.6, median_response_ms_below: 700 };
    expect(excludedRaters([good, hasty], rule)).toEqual([
      {
        rater: 'hasty',
        reason: 'gold accuracy 2 of 5, below 0.6; median response 500 ms below 700 ms',
      },
    ]);
  });

  it('leaves nobody out without a rule, or without evidence', () => {
    expect(excludedRaters([good], {})).toEqual([]);
    const silent = { ...good, gold: { count: 0, of: 0 }, median_response_ms: null };
    const rule = {
      gold_accuracy_below: 1,
      repeat_agreement_below: 1,
      median_response_ms_below: 9e9,
    };
    expect(excludedRaters([silent], rule)).toEqual([]);
  });
});
