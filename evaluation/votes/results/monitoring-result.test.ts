import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { lookBoundaries } from '../../statistics/planned-looks.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { buildResultTable } from '../fixtures/build-result-table.ts';
import { simulateVotes } from '../power/simulate-votes.ts';
import { reachedLook } from './look-plan.ts';
import type { EProcessResult, PlannedLookResult } from './monitoring-shape.ts';
import type { ResultTable } from './result-table-shape.ts';
import type { ResultTableOptions } from './result-table-options.ts';
import type { StopRule } from './stop-rule.ts';

const stop = { rule: 'obrien-fleming', votes: 540, looks: 3 } as const;

/** Six raters on 30 pairs of each two of three arms: 540 votes. */
function threeArms(): VoteRow[] {
  const pairs = [
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'c'],
  ] as const;
  return pairs.flatMap((arms, p) =>
    simulateVotes({
      ...{ random: createSeededRandom(p), raters: 6, prompts: 10, replicates: 3 },
      ...{ arms, preference: 1, raterSd: 0.5, promptSd: 0.5, ties: 0.2 },
    }).map((row) => ({
      ...row,
      trial: `${arms.join('')} ${row.trial}`,
      comparison: `${arms.join('')} ${row.comparison}`,
    })),
  );
}

function tableOf(rows: readonly VoteRow[], options: ResultTableOptions = {}): ResultTable {
  return buildResultTable(rows, { replicates: 0, stop, ...options });
}

function looksOf({ monitoring }: ResultTable): PlannedLookResult[] {
  return monitoring?.rule === 'obrien-fleming' ? monitoring.looks : [];
}

describe('which look it is', () => {
  it('is counted over all pairs of arms, however unevenly they have come in', () => {
    const rows = threeArms();
    const uneven = [...rows.slice(0, 180), ...rows.slice(180, 200), ...rows.slice(360, 520)];
    expect(uneven).toHaveLength(360);
    const looks = looksOf(tableOf(uneven));
    expect(looks.map(({ look }) => look)).toEqual([2, 2, 2]);
    expect(reachedLook(stop, 360)?.number).toBe(2);
    expect(looksOf(tableOf(uneven.slice(1))).map(({ look }) => look)).toEqual([1, 1, 1]);
  });

  it('counts the votes of raters who are left out of the analysis', () => {
    const excluded = [{ rater: 'r6', reason: 'median response 90 ms below 500 ms' }];
    const table = tableOf(threeArms(), { excluded });
    expect(looksOf(table).map(({ look, information }) => [look, information])).toEqual(
      [1, 2, 3].map(() => [3, 1]),
    );
    expect(at(table.questions, 0).n).toBe(450);
  });
});

describe('several tests under a stopping rule', () => {
  it('share the level: each has the boundaries of its part', () => {
    const looks = looksOf(tableOf(threeArms()));
    for (const look of looks) {
      expect(look).toMatchObject({ tests: 3, alpha: 0.05 / 3 });
      expect(look.boundary).toBeCloseTo(at(lookBoundaries(3, 0.05 / 3), 2), 10);
    }
    const two = [...threeArms(), ...threeArms().map((row) => ({ ...row, question: 'other' }))];
    const mixed = looksOf(tableOf(two, { primary: ['preference'] }));
    expect(mixed.map(({ question, tests }) => [question, tests])).toEqual([
      ...[1, 2, 3].map(() => ['preference', 3]),
      ...[1, 2, 3].map(() => ['other', 1]),
    ]);
  });

  it('are as many as declared, also while a pair of arms has no votes', () => {
    const table = tableOf(threeArms().slice(0, 180), { stop: { ...stop, tests: 3 } });
    expect(looksOf(table)).toMatchObject([{ look: 1, tests: 3 }]);
    expect(at(table.findings, 0).pairs).toMatchObject([{ tests: 3 }]);
    expect(at(table.findings, 0).sentence).toContain('corrected by Bonferroni over 3 tests');
  });
});

describe('an e-process', () => {
  const rows = simulateVotes({
    ...{ random: createSeededRandom(4), raters: 12, prompts: 15, replicates: 1, preference: 3 },
  });
  const betsOf = (votes: readonly VoteRow[], rule: Partial<StopRule> = {}): EProcessResult => {
    const given = { rule: 'e-process', population: 'raters', ...rule } as const;
    const { monitoring } = tableOf(votes, { stop: given });
    if (monitoring?.rule !== 'e-process') throw new Error('no e-process');
    return at(monitoring.looks, 0);
  };
  const upTo = (trials: number): VoteRow[] => rows.filter(({ order }) => Number(order) < trials);

  it('bets on a rater once, when all the votes that everybody is dealt are in', () => {
    expect(betsOf(upTo(14)).raters).toBe(12);
    expect(betsOf(upTo(14), { trials_each: 15 })).toMatchObject({ raters: 0, e_value: 1 });
    expect(betsOf(rows, { trials_each: 15 })).toMatchObject({ raters: 12, crossed: true });
  });

  it('stands where it stands, in whatever order the votes are listed', () => {
    const turned = betsOf(rows.toReversed(), { trials_each: 15 }).e_value;
    expect(turned / betsOf(rows, { trials_each: 15 }).e_value).toBeCloseTo(1, 10);
  });

  it('over prompts alone waits for all planned raters', () => {
    const rule = { population: 'prompts', trials_each: 15 } as const;
    expect(betsOf(rows, { ...rule, raters: 13 })).toMatchObject({
      ...{ prompts: 0, e_value: 1, crossed: false },
      reason: 'prompts are bet on once all 13 planned raters are done, and 12 are',
    });
    expect(betsOf(rows, { ...rule, raters: 12 })).toMatchObject({ prompts: 15, crossed: true });
  });
});

describe('fragility', () => {
  it('is of the level that decides: of Holm, of a planned look, of none under an e-process', () => {
    const fixed = tableOf(threeArms(), { stop: { rule: 'fixed' } });
    const pairs = at(fixed.questions, 0).by_arm_pairs;
    const levels = pairs.map(({ fragility }) => fragility.level);
    expect(levels).toEqual(Object.values(fixed.multiplicity.level));
    const byLook = tableOf(threeArms());
    at(byLook.questions, 0).by_arm_pairs.forEach(({ fragility }, i) => {
      const boundary = present(at(looksOf(byLook), i).boundary, 'a boundary');
      expect(fragility.level).toBeCloseTo(2 * normalCdf(-boundary, 0, 1), 12);
    });
    const betting = tableOf(threeArms(), { stop: { rule: 'e-process' } });
    for (const { fragility } of at(betting.questions, 0).by_arm_pairs) {
      expect(fragility).toMatchObject({ level: null, votes: null, raters: null, prompts: null });
    }
  });

  it('counts the removals that change a corrected decision, not an uncorrected one', () => {
    // p is between 0.05 / 3 and 0.05 for one of three pairs, and not below its level
    for (let seed = 0; seed < 40; seed++) {
      const rows = [0, 1, 2].flatMap((q) =>
        simulateVotes({
          ...{ random: createSeededRandom(100 * seed + q), questions: [`q${q}`] },
          ...{ raters: 8, prompts: 10, replicates: 1, preference: q === 0 ? 0.55 : 0, ties: 0.2 },
        }),
      );
      const { questions, multiplicity } = tableOf(rows, { stop: { rule: 'fixed' } });
      const own = at(questions, 0);
      const p = present(own.net_preference?.p, 'a p value');
      const fragility = present(own.fragility, 'its fragility');
      const level = present(multiplicity.level['q0'], 'a level');
      expect(fragility.level).toBe(level);
      if (p < level || p >= 0.05 || fragility.votes === null) continue;
      const alone = tableOf(rows, { stop: { rule: 'fixed' }, primary: ['q0'] });
      // what is significant alone and not among three tests is not overturned the same way
      expect(at(alone.questions, 0).fragility?.level).toBe(0.05);
      expect(at(alone.questions, 0).fragility).not.toEqual(fragility);
      return;
    }
    throw new Error('no such study was drawn');
  });
});
