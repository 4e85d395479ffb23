import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { cardVotes } from '#evaluation/votes/fixtures/card-votes.ts';
import { breakdownsOf } from '#evaluation/votes/results/breakdowns-of.ts';
import { resultTableOf } from '#evaluation/votes/results/result-table.ts';
import { escapeHtml } from '#evaluation/votes/tables/escape-html.ts';
import { tallyVotes } from '#evaluation/votes/rows/tally.ts';
import { drawForest } from './draw-forest.ts';
import { drawIntervals } from './draw-intervals.ts';
import { FOREST_KEYS, forestOf } from './forest.ts';
import type { Forest } from './forest.ts';
import type { IntervalRow } from './interval-row.ts';
import { PRINT_THEME } from './plot-theme.ts';

const tally = tallyVotes(cardVotes());
const table = resultTableOf(tally, { replicates: 0 });
const arms = table.questions.flatMap(({ cells }) =>
  cells.flatMap(({ arm }) => (arm === null ? [] : [{ key: arm, label: `The arm ${arm}` }])),
);
const placed = arms.slice(0, 2).map((arm, position) => ({ ...arm, position }));

function forests(): Forest[] {
  const parts = breakdownsOf(tally, { replicates: 0 }, FOREST_KEYS);
  return parts.flatMap((breakdown) => forestOf(breakdown, table, placed) ?? []);
}

describe('a forest plot', () => {
  it('has the net preference of each part as the breakdown has it, and of all votes below', () => {
    for (const { by, panels } of forests()) {
      const { breakdown } = resultTableOf(tally, { replicates: 0, by });
      const groups = present(breakdown, 'the breakdown').groups;
      expect(panels.length).toBe(table.questions.length);
      for (const [i, { rows }] of panels.entries()) {
        const wanted = groups.flatMap(({ questions }) => {
          const { estimate } = at(at(questions, i, 'questions').by_arm_pairs, 0).net_preference;
          return estimate === null ? [] : [100 * estimate];
        });
        const whole = at(at(table.questions, i).by_arm_pairs, 0).net_preference.estimate;
        const parts = rows.slice(0, -1).map(({ value }) => value);
        expect(parts.toSorted((a, b) => a - b)).toEqual(wanted.toSorted((a, b) => a - b));
        expect(at(rows, rows.length - 1)).toMatchObject({
          isWhole: true,
          value: 100 * present(whole, 'the net preference'),
        });
      }
    }
  });

  it('has raters in the order of their preference', () => {
    const raters = present(
      forests().find(({ by }) => by === 'rater'),
      'the forest of raters',
    );
    for (const { rows } of raters.panels) {
      const values = rows.slice(0, -1).map(({ value }) => value);
      expect(values).toEqual(values.toSorted((a, b) => b - a));
    }
  });

  it('says of a part that it is of one prompt alone, and of raters not that they are one each', () => {
    const votes = cardVotes();
    const { prompt_id: alone } = at(votes, 0);
    const parted = tallyVotes(
      votes.map((vote) => ({ ...vote, category: vote.prompt_id === alone ? 'one' : 'more' })),
    );
    const [category, rater] = breakdownsOf(parted, { replicates: 0 }, ['category', 'rater']).map(
      (breakdown) => present(forestOf(breakdown, table, placed), 'a forest'),
    );
    for (const { rows } of present(category, 'categories').panels) {
      expect(rows.map(({ label }) => label.replace(/\d+/, 'N'))).toEqual([
        'more (n N)',
        'one (n N, one prompt)',
        'All votes (n N)',
      ]);
    }
    for (const { rows } of present(rater, 'raters').panels) {
      for (const { label } of rows) expect(label).not.toContain('one');
    }
  });

  it('is none where the votes have no such parts', () => {
    const breakdown = { by: 'category', exploratory: true, method: 'benjamini-hochberg' } as const;
    expect(forestOf({ ...breakdown, groups: [{ value: '', questions: [] }] }, table, placed)).toBe(
      null,
    );
  });

  it('is a drawing of its own with every part in it', () => {
    const [forest] = forests();
    const drawn = drawForest(present(forest, 'a forest'), 0.95);
    expect(drawn).toMatch(/^<svg /);
    for (const { rows } of present(forest, 'a forest').panels) {
      for (const { label } of rows) expect(drawn).toContain(`>${escapeHtml(label)}</text>`);
    }
  });
});

describe('drawn intervals', () => {
  const value = fc.double({ min: -300, max: 300, noNaN: true });
  const row = fc.record({
    label: fc.string({ maxLength: 60 }),
    position: fc.option(fc.nat(9)),
    value,
    interval: fc.option(
      fc.tuple(value, value).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
    ),
    text: fc.string({ maxLength: 30 }),
  });

  it('stand inside the drawing whatever they are, and no words leave its markup', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows: IntervalRow[]) => {
        const drawn = drawIntervals({
          ...{ title: '<b>', heading: null, rows, domain: [-100, 100], unit: '', reference: 0 },
          ...{ ends: null, theme: PRINT_THEME, width: 700 },
        });
        for (const [, x] of drawn.matchAll(/ (?:x|x1|x2)="([^"]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(700);
        }
        const tags = [...drawn.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag);
        expect(new Set(tags).difference(new Set(TAGS)).size).toBe(0);
      }),
    );
  });
});

const TAGS = ['svg', 'title', 'rect', 'line', 'text', 'path'];
