import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { cardVotes } from '#evaluation/votes/fixtures/card-votes.ts';
import { resultTableOf } from '#evaluation/votes/results/result-table.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { tallyVotes } from '#evaluation/votes/rows/tally.ts';
import { parseProtocol } from '../protocol/parse-protocol.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { RuntimeRow } from '../runtime/runtime-row.ts';
import { drawTradeOff, PANEL } from './draw-trade-off.ts';
import { PRINT_THEME } from './plot-theme.ts';
import { tradeOffs, type TradeOff } from './trade-off.ts';

let protocol: Protocol;
let table: ResultTable;

beforeAll(async () => {
  const file = new URL('../../studies/decidiffusion.yaml', import.meta.url);
  protocol = parseProtocol(await readFile(file, 'utf8'), 'decidiffusion.yaml').protocol;
  const { arms, questions } = protocol;
  table = resultTableOf(tallyVotes(cardVotes()), { arms, questions, replicates: 0 });
});

function timed(arm: string, steps: number, seconds: number): RuntimeRow {
  const common = { device: 'cuda (NVIDIA A10)', precision: 'float16', n: 20 };
  return { arm, steps, median_seconds: seconds, ci95: [seconds - 0.1, seconds + 0.2], ...common };
}

function figures(runtime: RuntimeRow[]): TradeOff[] {
  return tradeOffs({ table, arms: protocol.arms, runtime, metrics: [] });
}

function draw(tradeOff: TradeOff): string {
  const panel = at(tradeOff.panels, 0, 'panels');
  return drawTradeOff({ tradeOff, panel, theme: PRINT_THEME, heading: null });
}

/** The ends of the lines of the arms' colours: [x1, y1, x2, y2]. */
function intervalsIn(drawing: string): number[][] {
  const line =
    /<line x1="([^"]+)" y1="([^"]+)" x2="([^"]+)" y2="([^"]+)" stroke="[^"]+" stroke-width="2"\/>/g;
  return [...drawing.matchAll(line)].map((match) => match.slice(1).map(Number));
}

describe('preference beside cost', () => {
  it('has the share of votes and the seconds of each arm, with both intervals', () => {
    const [seconds] = figures([timed('deci30', 30, 1.29), timed('sd50', 50, 2.95)]);
    const points = at(seconds?.panels ?? [], 0, 'panels').points;
    expect(points.map(({ across }) => across)).toEqual([
      { value: 1.29, interval: [1.19, 1.49] },
      { value: 2.95, interval: [2.85, 3.1500000000000004] },
    ]);
    expect(points.map(({ preferred }) => preferred.value.toFixed(1))).toEqual(['41.1', '30.5']);
  });

  it('leaves out arms of which the cost is not known, and says which', () => {
    const [first, second] = protocol.arms;
    const third = { ...at(protocol.arms, 1, 'arms'), key: 'later', label: 'Later' };
    const [seconds] = tradeOffs({
      table,
      arms: [...protocol.arms, third],
      runtime: [timed('deci30', 30, 1.29), timed('sd50', 50, 2.95)],
      metrics: [],
    });
    expect(seconds?.leftOut).toEqual(['Later']);
    expect(seconds?.panels.map(({ points }) => points.map(({ arm }) => arm))).toEqual(
      table.questions.map(() => [first?.key, second?.key]),
    );
  });

  it('is not drawn where fewer than two arms have the cost', () => {
    expect(figures([timed('deci30', 30, 1.29)]).map(({ id }) => id)).toEqual(['steps']);
  });

  it('draws each interval through its point, upright and level', () => {
    const [seconds] = figures([timed('deci30', 30, 1), timed('sd50', 50, 2)]);
    const lines = intervalsIn(draw(at(seconds === undefined ? [] : [seconds], 0, 'figures')));
    expect(lines).toHaveLength(4);
    const [level, upright] = [at(lines, 0, 'lines'), at(lines, 1, 'lines')];
    expect(level[1]).toBe(level[3]);
    expect(upright[0]).toBe(upright[2]);
    const [left, right, x] = [at(level, 0, 'x'), at(level, 2, 'x'), at(upright, 0, 'x')];
    expect((x - left) / (right - left)).toBeCloseTo(1 / 3, 2);
  });

  it('draws no interval outside the frame', () => {
    const costs = fc.tuple(
      fc.double({ min: 0.11, max: 1e5, noNaN: true }),
      fc.double({ min: 0.11, max: 1e5, noNaN: true }),
    );
    fc.assert(
      fc.property(costs, ([a, b]) => {
        const [first] = figures([timed('deci30', 30, a), timed('sd50', 50, b)]);
        for (const [x1, y1, x2, y2] of intervalsIn(first === undefined ? '' : draw(first))) {
          expect(Math.min(Number(x1), Number(x2))).toBeGreaterThanOrEqual(48);
          expect(Math.max(Number(x1), Number(x2))).toBeLessThanOrEqual(PANEL.width - 24);
          expect(Math.min(Number(y1), Number(y2))).toBeGreaterThanOrEqual(36);
          expect(Math.max(Number(y1), Number(y2))).toBeLessThanOrEqual(PANEL.height - 62);
        }
      }),
    );
  });
});
