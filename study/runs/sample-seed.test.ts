import { describe, expect, it } from 'vitest';
import { createSampleSeeds } from './sample-seed.ts';

const shared = { base: 100, shared_between_arms: true };

describe('the seed of a sample', () => {
  it('is base + replicate + replicates * prompt index, in every arm', () => {
    const seedOf = createSampleSeeds({
      protocol: { seeds: shared, replicates: 3 },
      setSize: 1632,
      promptIndexes: [4, 1000],
    });
    expect(seedOf({ promptIndex: 1000, replicate: 2, arm: 0 })).toBe(3102n);
    expect(seedOf({ promptIndex: 1000, replicate: 2, arm: 1 })).toBe(3102n);
  });

  it('is of no two samples the same when arms do not share seeds', () => {
    const promptIndexes = [0, 1, 2, 3, 4];
    const seedOf = createSampleSeeds({
      protocol: { seeds: { ...shared, shared_between_arms: false }, replicates: 2 },
      setSize: 5,
      promptIndexes,
    });
    const seeds = promptIndexes.flatMap((promptIndex) =>
      [0, 1].flatMap((replicate) =>
        [0, 1, 2].map((arm) => seedOf({ promptIndex, replicate, arm })),
      ),
    );
    expect(new Set(seeds).size).toBe(30);
  });

  it('is taken from a list in the order of prompts and replicates', () => {
    const protocol = { seeds: { ...shared, list: [11, 12, 21, 22] }, replicates: 2 };
    const seedOf = createSampleSeeds({ protocol, setSize: 9, promptIndexes: [3, 8] });
    expect(seedOf({ promptIndex: 8, replicate: 0, arm: 1 })).toBe(21n);
    const tooFew = createSampleSeeds({ protocol, setSize: 9, promptIndexes: [3, 7, 8] });
    expect(() => tooFew({ promptIndex: 8, replicate: 0, arm: 0 })).toThrow('seeds.list has 4');
  });
});
