import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { counted } from '#domain/counted.ts';
import type { DesignComparison } from './assign-trials.ts';
import type { DealtCell, DealtTrial } from './cell.ts';
import { GAP_LEAN } from './choose-gaps.ts';
import { dealTrials } from './deal-trials.ts';
import type { Table } from './deal-trials.ts';
import { drawPairs } from './draw-pairs.ts';
import { largestPromptGap } from './space-prompts.ts';

/** A panel at the table: who was dealt what, how much of it is answered, and who has left. */
type Seat = { slot: number; mains: DealtTrial[]; answered: number; hasLeft: boolean };
type Panel = Pick<Table, 'plan' | 'expected'> & { seats: Seat[] };

function turnsOf({ seats }: Panel): number[] {
  const bySlot = Map.groupBy(seats, ({ slot }) => slot);
  return [...bySlot.keys()]
    .sort((a, b) => a - b)
    .map((slot) => present(bySlot.get(slot), 'a slot').length);
}

/** Each cell once, by slot; held while its answer or its rater is there. */
function cellsOf({ seats }: Panel): DealtCell[] {
  const cells = new Map<string, DealtCell>();
  for (const { mains, answered, hasLeft } of seats) {
    for (const [place, { slot, comparisonId, aOnLeft }] of mains.entries()) {
      const key = `${String(slot)} ${comparisonId}`;
      const isHeld = !hasLeft || place < answered || cells.get(key)?.isHeld === true;
      cells.set(key, { slot: Number(slot), comparisonId, aOnLeft, isHeld });
    }
  }
  return [...cells.values()].sort((a, b) => a.slot - b.slot);
}

function sit(panel: Panel): DealtTrial[] {
  const { slot, trials } = dealTrials({ ...panel, turns: turnsOf(panel), cells: cellsOf(panel) });
  const mains = trials.filter(({ kind }) => kind === 'main');
  panel.seats.push({ slot, mains, answered: mains.length, hasLeft: false });
  return trials;
}

/** A rater goes after a share of the session. */
function leave({ seats }: Panel, seat: number, share: number): void {
  const { mains } = at(seats, seat, 'the seats');
  seats[seat] = {
    ...at(seats, seat, 'the seats'),
    answered: Math.floor(share * mains.length),
    hasLeft: true,
  };
}

/** Raters who stay come, until nothing that was left is open. */
function refill(panel: Panel): void {
  while (cellsOf(panel).some(({ isHeld }) => !isHeld)) sit(panel);
}

function answeredCells({ seats }: Panel): DealtTrial[] {
  return seats.flatMap(({ mains, answered }) => mains.slice(0, answered));
}

/** |left - right| of an arm at most, over trials grouped by `groupOf`. */
function worstLean(
  trials: readonly DealtTrial[],
  comparisons: readonly DesignComparison[],
  groupOf: (comparison: DesignComparison) => string,
): number {
  const byId = new Map(comparisons.map((comparison) => [comparison.id, comparison]));
  const leans = new Map<string, number>();
  for (const { comparisonId, aOnLeft } of trials) {
    const comparison = byId.get(comparisonId);
    if (!comparison) throw new Error(`${comparisonId} is not of this design`);
    const { armA, armB } = comparison;
    for (const arm of [armA, armB]) {
      const key = `${groupOf(comparison)} ${arm}`;
      leans.set(key, counted(leans, key) + ((arm === armA) === aOnLeft ? 1 : -1));
    }
  }
  return Math.max(0, ...[...leans.values()].map(Math.abs));
}

const designs = fc
  .record({
    seed: fc.nat(),
    prompts: fc.integer({ min: 1, max: 8 }),
    replicates: fc.integer({ min: 1, max: 3 }),
    arms: fc.integer({ min: 2, max: 5 }),
    categories: fc.integer({ min: 1, max: 3 }),
    practice: fc.integer({ min: 0, max: 2 }),
    repeats: fc.integer({ min: 0, max: 3 }),
    part: fc.double({ min: 0.3, max: 1, noNaN: true }),
    raters: fc.integer({ min: 1, max: 8 }),
    expected: fc.integer({ min: 1, max: 10 }),
    /** how much each does before leaving; 1 or more: stays */
    shares: fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), { minLength: 8, maxLength: 8 }),
    /** each is gone before the next comes, or all sit at once */
    inTurn: fc.boolean(),
  })
  .map(({ seed, prompts, replicates, arms, categories, part, ...rest }) => {
    const cells = drawPairs({ arms, cells: prompts * replicates, seed, design: 'balanced' });
    const comparisons = cells.flatMap((pairs, cell) => {
      const prompt = Math.floor(cell / replicates);
      const promptKey = `p${prompt}`;
      const category = `k${prompt % categories}`;
      return pairs.map(({ a, b }) => ({
        ...{ id: `${cell}-${a}-${b}`, promptKey, category, armA: `arm${a}`, armB: `arm${b}` },
      }));
    });
    const maxTrials = Math.max(1, Math.ceil(part * comparisons.length));
    return { ...rest, seed, comparisons, maxTrials };
  });

describe('a panel that some leave', () => {
  it('ends as balanced as if nobody had left, in 1,000 designs', () => {
    fc.assert(
      fc.property(designs, ({ raters, expected, shares, inTurn, ...rest }) => {
        const plan = { gold: 0, ...rest };
        const { comparisons } = plan;
        const panel: Panel = { plan, expected, seats: [] };
        const goes = (seat: number): void => {
          const share = at(shares, seat);
          if (share < 1) leave(panel, seat, share);
        };
        for (let rater = 0; rater < raters; rater++) {
          sit(panel);
          if (inTurn) goes(rater);
        }
        if (!inTurn) for (let rater = 0; rater < raters; rater++) goes(rater);
        refill(panel);
        const answered = answeredCells(panel);
        const names = answered.map(({ slot, comparisonId }) => `${String(slot)} ${comparisonId}`);
        expect(new Set(names).size).toBe(names.length);
        expect(worstLean(answered, comparisons, ({ id }) => id)).toBeLessThanOrEqual(1);
        for (const { mains } of panel.seats) {
          const shown = mains.map(({ comparisonId }) => comparisonId);
          expect(new Set(shown).size).toBe(shown.length);
          expect(worstLean(mains, comparisons, () => '')).toBeLessThanOrEqual(GAP_LEAN.arm);
          expect(worstLean(mains, comparisons, ({ category }) => category)).toBeLessThanOrEqual(
            GAP_LEAN.category,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps prompts as far apart in what is dealt again as the set allows', () => {
    fc.assert(
      fc.property(designs, ({ raters, expected, shares, ...rest }) => {
        const panel: Panel = { plan: { gold: 0, ...rest }, expected, seats: [] };
        const promptOf = new Map(rest.comparisons.map(({ id, promptKey }) => [id, promptKey]));
        for (let rater = 0; rater < raters; rater++) {
          sit(panel);
          leave(panel, rater, Math.min(1, at(shares, rater)));
        }
        const session = sit(panel).filter(({ kind }) => kind !== 'practice');
        const prompts = session.map(({ comparisonId }) => promptOf.get(comparisonId));
        const counts = [...Map.groupBy(prompts, (key) => key).values()].map((g) => g.length);
        prompts.forEach((prompt, place) => {
          const before = prompts.lastIndexOf(prompt, place - 1);
          if (place === 0 || before < 0) return;
          expect(place - before).toBeGreaterThanOrEqual(largestPromptGap(counts));
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('the study of the card, with 12 raters', () => {
  const comparisons = Array.from({ length: 30 }, (_, k) => {
    const prompt = Math.floor(k / 3);
    const names = { promptKey: `p${prompt}`, category: `k${prompt % 4}` };
    return { id: `c${k}`, ...names, armA: 'A', armB: 'B' };
  });
  const plan = { seed: 0, comparisons, practice: 3, gold: 0, repeats: 3, maxTrials: 30 };
  const panelOf = (raters: number): Panel => {
    const panel: Panel = { plan, expected: 12, seats: [] };
    for (let rater = 0; rater < raters; rater++) sit(panel);
    return panel;
  };
  const worst = (panel: Panel): Record<string, number> => ({
    comparison: worstLean(answeredCells(panel), comparisons, ({ id }) => id),
    arm: worstLean(answeredCells(panel), comparisons, () => ''),
    category: worstLean(answeredCells(panel), comparisons, ({ category }) => category),
  });

  it('is level after as many came as had left half-way', () => {
    const panel = panelOf(12);
    for (const seat of [1, 4, 7, 10]) leave(panel, seat, 0.5);
    expect(worst(panel)).not.toMatchObject({ comparison: 0 });
    for (let i = 0; i < 4; i++) sit(panel);
    expect(worst(panel)).toEqual({ comparison: 0, arm: 0, category: 0 });
    expect(panel.seats.slice(12).map(({ mains }) => mains.length)).toEqual([15, 15, 15, 15]);
  });

  it('is level when every second consents, never votes, and is gone before the next', () => {
    const panel = panelOf(0);
    for (let rater = 0; rater < 12; rater++) {
      sit(panel);
      if (rater % 2 === 1) leave(panel, rater, 0);
    }
    expect(worst(panel)).toEqual({ comparison: 0, arm: 0, category: 0 });
    expect(new Set(panel.seats.map(({ slot }) => slot)).size).toBe(7);
  });

  it('is level when every second never votes and as many come later', () => {
    const panel = panelOf(12);
    for (const seat of [1, 3, 5, 7, 9, 11]) leave(panel, seat, 0);
    for (let i = 0; i < 6; i++) sit(panel);
    expect(worst(panel)).toEqual({ comparison: 0, arm: 0, category: 0 });
    expect(panel.seats.slice(12).map(({ slot }) => slot)).toEqual([1, 3, 5, 7, 9, 11]);
  });

  it('leans by 1 at most when half stop half-way, each before the next comes', () => {
    const panel = panelOf(0);
    for (let rater = 0; rater < 12; rater++) {
      sit(panel);
      if (rater % 2 === 1) leave(panel, rater, 0.5);
    }
    const { comparison, category } = worst(panel);
    expect(comparison).toBeLessThanOrEqual(1);
    expect(category).toBeLessThanOrEqual(1);
  });

  it('deals the next slot, not one last trial, while raters are still expected', () => {
    const panel = panelOf(3);
    leave(panel, 1, 29 / 30);
    expect(sit(panel).filter(({ kind }) => kind === 'main')).toHaveLength(30);
  });

  it('deals again only what is still of the design', () => {
    const panel = panelOf(2);
    leave(panel, 0, 0);
    const gone = new Set(['c0', 'c7']);
    const kept = { ...plan, comparisons: comparisons.filter(({ id }) => !gone.has(id)) };
    const { slot, trials } = dealTrials({
      ...{ plan: kept, expected: 12, turns: turnsOf(panel), cells: cellsOf(panel) },
    });
    const before = new Map(
      panel.seats[0]?.mains.map(({ comparisonId, aOnLeft }) => [comparisonId, aOnLeft]),
    );
    const mains = trials.filter(({ kind }) => kind === 'main');
    expect(slot).toBe(0);
    expect(mains).toHaveLength(28);
    for (const { comparisonId, aOnLeft } of mains) expect(aOnLeft).toBe(before.get(comparisonId));
  });
});
