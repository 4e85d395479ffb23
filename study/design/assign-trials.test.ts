import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { counted } from '#domain/counted.ts';
import { assignTrials } from './assign-trials.ts';
import type { AssignedTrial, DesignComparison } from './assign-trials.ts';
import { drawPairs } from './draw-pairs.ts';
import { MIN_REPEAT_DISTANCE } from './order-session.ts';
import { largestPromptGap } from './space-prompts.ts';

type Shape = { prompts: number; replicates: number; arms: number; categories: number };

function makeComparisons({ prompts, replicates, arms, categories }: Shape): DesignComparison[] {
  const cells = drawPairs({ arms, cells: prompts * replicates, seed: 5, design: 'balanced' });
  return cells.flatMap((pairs, cell) => {
    const prompt = Math.floor(cell / replicates);
    return pairs.map(({ a, b }) => ({
      id: `c${cell}-${a}-${b}`,
      promptKey: `p${prompt}`,
      category: `k${prompt % categories}`,
      armA: `arm${a}`,
      armB: `arm${b}`,
    }));
  });
}

const shapes = fc.record({
  prompts: fc.integer({ min: 1, max: 14 }),
  replicates: fc.integer({ min: 1, max: 4 }),
  arms: fc.integer({ min: 2, max: 6 }),
  categories: fc.integer({ min: 1, max: 4 }),
});
const twoArms = shapes.map((shape) => ({ ...shape, arms: 2 }));
const settings = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  enrolmentNumber: fc.integer({ min: 0, max: 41 }),
  practice: fc.integer({ min: 0, max: 4 }),
  gold: fc.constant(0),
  repeats: fc.integer({ min: 0, max: 5 }),
});

/** Left minus right of each arm, over trials grouped by `groupOf`. */
function imbalances(
  trials: readonly AssignedTrial[],
  comparisons: readonly DesignComparison[],
  groupOf: (comparison: DesignComparison) => string = () => '',
): number[] {
  const byId = new Map(comparisons.map((comparison) => [comparison.id, comparison]));
  const sums = new Map<string, number>();
  for (const { comparisonId, aOnLeft } of trials) {
    const comparison = byId.get(comparisonId);
    if (!comparison) throw new Error(`no comparison ${comparisonId}`);
    for (const arm of [comparison.armA, comparison.armB]) {
      const isLeft = (arm === comparison.armA) === aOnLeft;
      const key = `${groupOf(comparison)}/${arm}`;
      sums.set(key, counted(sums, key) + (isLeft ? 1 : -1));
    }
  }
  return [...sums.values()];
}

const largest = (numbers: readonly number[]): number => Math.max(0, ...numbers.map(Math.abs));
const ofKind = (trials: readonly AssignedTrial[], kind: AssignedTrial['kind']): AssignedTrial[] =>
  trials.filter((trial) => trial.kind === kind);

describe('the trials of one rater', () => {
  it('are the same whenever they are assigned again', () => {
    fc.assert(
      fc.property(shapes, settings, (shape, chosen) => {
        const plan = { ...chosen, comparisons: makeComparisons(shape) };
        expect(assignTrials(plan)).toEqual(assignTrials(plan));
      }),
    );
  });

  it('hold every comparison once as a main trial, in an order without gaps', () => {
    fc.assert(
      fc.property(shapes, settings, (shape, chosen) => {
        const comparisons = makeComparisons(shape);
        const trials = assignTrials({ ...chosen, comparisons });
        expect(trials.map(({ order }) => order)).toEqual(trials.map((_, i) => i));
        const mains = ofKind(trials, 'main').map(({ comparisonId }) => comparisonId);
        expect(mains.toSorted()).toEqual(comparisons.map(({ id }) => id).toSorted());
        const practised = Math.min(chosen.practice, comparisons.length);
        expect(trials.slice(0, practised).every(({ kind }) => kind === 'practice')).toBe(true);
        expect(ofKind(trials, 'practice')).toHaveLength(practised);
      }),
    );
  });

  it('show each arm left as often as right, in all and within each category', () => {
    fc.assert(
      fc.property(shapes, settings, (shape, chosen) => {
        const comparisons = makeComparisons(shape);
        const mains = ofKind(assignTrials({ ...chosen, comparisons }), 'main');
        expect(largest(imbalances(mains, comparisons))).toBeLessThanOrEqual(1);
        expect(
          largest(imbalances(mains, comparisons, ({ category }) => category)),
        ).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('stay balanced with two arms when the repeats are counted too', () => {
    fc.assert(
      fc.property(twoArms, settings, (shape, chosen) => {
        const comparisons = makeComparisons(shape);
        const trials = assignTrials({ ...chosen, comparisons });
        const shown = trials.filter(({ kind }) => kind === 'main' || kind === 'repeat');
        expect(largest(imbalances(shown, comparisons))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leave a rater who stops half-way with a nearly balanced part', () => {
    fc.assert(
      fc.property(
        twoArms,
        settings,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (shape, chosen, part) => {
          const comparisons = makeComparisons(shape);
          const mains = ofKind(assignTrials({ ...chosen, comparisons }), 'main');
          const seen = mains.slice(0, Math.round(part * mains.length));
          expect(largest(imbalances(seen, comparisons))).toBeLessThanOrEqual(2);
        },
      ),
    );
  });

  it('keep a prompt as far apart as the set allows, and at least 3 where 3 prompts can do it', () => {
    fc.assert(
      fc.property(shapes, settings, (shape, chosen) => {
        const comparisons = makeComparisons(shape);
        const promptOf = new Map(comparisons.map(({ id, promptKey }) => [id, promptKey]));
        const trials = assignTrials({ ...chosen, comparisons });
        const prompts = trials
          .filter(({ kind }) => kind !== 'practice')
          .map(({ comparisonId }) => present(promptOf.get(comparisonId), 'a prompt'));
        const counts = [...Map.groupBy(prompts, (prompt) => prompt).values()].map((g) => g.length);
        const possible = largestPromptGap(counts);
        const gaps = prompts.flatMap((prompt, place) => {
          const before = prompts.lastIndexOf(prompt, place - 1);
          return place > 0 && before >= 0 ? [place - before] : [];
        });
        expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(possible);
        if (shape.prompts >= 3 && chosen.repeats === 0) expect(possible).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('show repeats flipped and at least 8 trials after their original', () => {
    fc.assert(
      fc.property(shapes, settings, (shape, chosen) => {
        const trials = assignTrials({ ...chosen, comparisons: makeComparisons(shape) });
        const repeats = ofKind(trials, 'repeat');
        expect(repeats.length).toBeLessThanOrEqual(chosen.repeats);
        for (const repeat of repeats) {
          const original = ofKind(trials, 'main').find(
            ({ comparisonId }) => comparisonId === repeat.comparisonId,
          );
          expect(repeat.aOnLeft).toBe(!original?.aOnLeft);
          expect(repeat.order - (original?.order ?? repeat.order)).toBeGreaterThanOrEqual(
            MIN_REPEAT_DISTANCE,
          );
        }
      }),
    );
  });

  it('hold all repeats asked for in the study of the card', () => {
    const comparisons = makeComparisons({ prompts: 10, replicates: 3, arms: 2, categories: 6 });
    for (let enrolmentNumber = 0; enrolmentNumber < 12; enrolmentNumber++) {
      const plan = { seed: 0, enrolmentNumber, comparisons, practice: 3, gold: 0, repeats: 3 };
      const trials = assignTrials(plan);
      expect(trials).toHaveLength(36);
      expect(ofKind(trials, 'repeat')).toHaveLength(3);
    }
  });

  it('show gold comparisons as gold only', () => {
    const comparisons = makeComparisons({ prompts: 10, replicates: 3, arms: 2, categories: 2 }).map(
      (comparison, i) => ({ ...comparison, gold: i % 10 === 0 }),
    );
    const plan = { seed: 3, enrolmentNumber: 1, comparisons, practice: 2, gold: 2, repeats: 2 };
    const trials = assignTrials(plan);
    const golden = new Set(comparisons.filter(({ gold }) => gold).map(({ id }) => id));
    expect(ofKind(trials, 'gold')).toHaveLength(2);
    expect(ofKind(trials, 'main')).toHaveLength(27);
    for (const { comparisonId, kind } of trials) {
      expect(golden.has(comparisonId)).toBe(kind === 'gold');
    }
  });
});

describe('the trials of many raters', () => {
  it('show each comparison on either side equally often, however many have joined', () => {
    fc.assert(
      fc.property(shapes, settings, fc.integer({ min: 1, max: 9 }), (shape, chosen, raters) => {
        const comparisons = makeComparisons(shape);
        const mains = Array.from({ length: raters }, (_, enrolmentNumber) =>
          ofKind(assignTrials({ ...chosen, enrolmentNumber, comparisons }), 'main'),
        ).flat();
        expect(largest(imbalances(mains, comparisons, ({ id }) => id))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  it('cover all comparisons equally when each sees a part', () => {
    fc.assert(
      fc.property(
        twoArms,
        settings,
        fc.record({
          maxTrials: fc.integer({ min: 1, max: 20 }),
          couples: fc.integer({ min: 1, max: 8 }),
        }),
        (shape, chosen, { maxTrials, couples }) => {
          const comparisons = makeComparisons(shape);
          const mains = Array.from({ length: 2 * couples }, (_, enrolmentNumber) =>
            ofKind(assignTrials({ ...chosen, enrolmentNumber, comparisons, maxTrials }), 'main'),
          );
          const shown = mains.flat();
          const counts = comparisons.map(
            ({ id }) => shown.filter(({ comparisonId }) => comparisonId === id).length,
          );
          expect(mains[0]).toHaveLength(Math.min(maxTrials, comparisons.length));
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
          expect(imbalances(shown, comparisons, ({ id }) => id).every((n) => n === 0)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('give different raters different orders', () => {
    const comparisons = makeComparisons({ prompts: 10, replicates: 3, arms: 2, categories: 4 });
    const orders = Array.from({ length: 20 }, (_, enrolmentNumber) =>
      assignTrials({ seed: 0, enrolmentNumber, comparisons, practice: 0, gold: 0, repeats: 0 })
        .map(({ comparisonId }) => comparisonId)
        .join(),
    );
    expect(new Set(orders).size).toBe(20);
  });
});
