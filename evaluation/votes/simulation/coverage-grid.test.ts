import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { designsOf, simulateDesign, SMALL_STUDIES } from './coverage-grid.ts';
import { coverageTables } from './coverage-tables.ts';

const STUDIES = 400;
/** Three standard errors of a share of 0.95 (or 0.05) over so many studies. */
const SLACK = 3 * Math.sqrt((0.95 * 0.05) / STUDIES);

/** The corners of the grid of `npm run simulate:coverage`, in seconds. */
const corners = designsOf({
  ...SMALL_STUDIES,
  raters: [3, 12],
  prompts: [10],
  effects: [
    [0, 0],
    [1, 0.5],
    [0, 1],
  ],
});
const random = createSeededRandom(2026);
const simulated = corners.map((design) =>
  simulateDesign(design, { nets: SMALL_STUDIES.nets, studies: STUDIES, margin: 0.1, random }),
);
const cells = simulated.flatMap(({ covered }) => covered);
const designs = simulated.map(({ result }) => result);

describe('over simulated small studies', () => {
  it('the interval of the net preference holds the truth in at least 94 of 100, in every cell', () => {
    for (const { core } of cells) expect(core.coverage).toBeGreaterThanOrEqual(0.94 - SLACK);
    const mean = cells.reduce((sum, { core }) => sum + core.coverage, 0) / cells.length;
    expect(mean).toBeGreaterThan(0.95);
  });

  it('the naive one does not', () => {
    expect(Math.min(...cells.map(({ naive }) => naive.coverage))).toBeLessThan(0.75);
  });

  it('arms that differ by the margin are seldom found equivalent', () => {
    for (const { falsely_equivalent: share } of designs) {
      expect(share).toBeLessThanOrEqual(0.05 + SLACK);
    }
  });

  it('neither stopping rule stops studies without a preference too often, however votes come', () => {
    for (const { obrien_fleming: looks, e_process: bets } of designs) {
      for (const share of [...Object.values(looks), ...Object.values(bets)]) {
        expect(share).toBeLessThanOrEqual(0.055 + SLACK);
      }
    }
  });

  it('the tables of the methods page have a line for each design, and for each interval tried', () => {
    const run = { seed: 2026, studies: STUDIES, margin: 0.1, least_coverage: 0.94, cells, designs };
    const tables = coverageTables(run);
    expect(tables.coverage.split('\n')).toHaveLength(2 + 4);
    expect(tables.stopping).toContain('12 x 10 x 3');
    const tried = Object.keys(at(cells, 0).tried);
    for (const name of tried) expect(tables.tried).toContain(`| ${name} `);
  });
});
