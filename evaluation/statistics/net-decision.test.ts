import { describe, expect, it } from 'vitest';
import { clusterSums } from './cluster-sums.ts';
import { netDecider, netDecision } from './net-decision.ts';
import { createSeededRandom } from './seeded-random.ts';

describe('netDecider', () => {
  it('decides as netDecision does, of few and of many clusters, close to the level and far from it', () => {
    const random = createSeededRandom(2);
    const below = (most: number): number => Math.floor(random() * most);
    const decided = { significant: 0, not: 0 };
    for (const level of [0.2, 0.05, 0.004]) {
      const rule = { alpha: Math.max(level, 0.05), level, isEarlyLook: false };
      const decide = netDecider(rule);
      for (let study = 0; study < 400; study++) {
        const [votes, raters, prompts] = [20 + below(200), 1 + below(30), 1 + below(30)];
        const lean = random() * 0.4;
        const sums = clusterSums({
          score: Array.from({ length: votes }, () =>
            Math.sign(below(3) - 1 + (random() < lean ? 1 : 0)),
          ),
          rater: Array.from({ length: votes }, () => below(raters)),
          prompt: Array.from({ length: votes }, () => below(prompts)),
        });
        const decision = netDecision(sums, rule);
        expect(decide(sums)).toEqual(decision);
        decided[decision.significant ? 'significant' : 'not'] += 1;
      }
    }
    expect(Math.min(decided.significant, decided.not)).toBeGreaterThan(300);
  });
});
