import { describe, expect, it } from 'vitest';
import { createSeededRandom } from './seeded-random.ts';
import { logSignEValue } from './sign-e-value.ts';

describe('logSignEValue', () => {
  it('has the closed form for a uniform mixture: 2^n / ((n + 1) C(n, wins))', () => {
    expect(logSignEValue({ wins: 0, losses: 0 })).toBe(0);
    expect(Math.exp(logSignEValue({ wins: 3, losses: 1 }))).toBeCloseTo(16 / (5 * 4), 12);
    expect(Math.exp(logSignEValue({ wins: 6, losses: 0 }))).toBeCloseTo(64 / 7, 10);
  });

  it('has mean 1 under the null after any number of votes', () => {
    const n = 12;
    let mean = 0;
    let combinations = 1;
    for (let wins = 0; wins <= n; wins++) {
      mean += (combinations / 2 ** n) * Math.exp(logSignEValue({ wins, losses: n - wins, a: 2 }));
      combinations = (combinations * (n - wins)) / (wins + 1);
    }
    expect(mean).toBeCloseTo(1, 10);
  });

  it('passes 20 at some of 300 looks in at most one of twenty null studies', () => {
    const random = createSeededRandom(4);
    let passed = 0;
    for (let study = 0; study < 2000; study++) {
      let [wins, losses, log] = [0, 0, 0];
      for (let vote = 0; vote < 300 && log < Math.log(20); vote++) {
        const win = random() < 0.5;
        // one more vote multiplies E by twice its predictive probability
        log += Math.log((2 * (1 + (win ? wins : losses))) / (2 + wins + losses));
        if (win) wins += 1;
        else losses += 1;
      }
      expect(log).toBeCloseTo(logSignEValue({ wins, losses }), 8);
      if (log >= Math.log(20)) passed += 1;
    }
    expect(passed / 2000).toBeLessThan(0.05);
    expect(passed / 2000).toBeGreaterThan(0.005);
  });
});
