import { expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { cardVotes } from '#evaluation/votes/fixtures/card-votes.ts';
import { resultTableOf } from '#evaluation/votes/results/result-table.ts';
import { tallyVotes } from '#evaluation/votes/rows/tally.ts';
import type { KeptMetric } from '../figures/trade-off.ts';
import { humanAgainstMetrics } from './human-against-metrics.ts';
import { sayMetricAgreement, sayRankAgreement } from './say-metric-agreement.ts';

// people prefer deci30 in aesthetics, and have not settled alignment
const table = resultTableOf(tallyVotes(cardVotes()), { replicates: 0 });

function kept(metric: string, set: string, value: number, half: number | null = 1): KeptMetric {
  const interval = half === null ? null : ([value - half, value + half] as const);
  return { metric, set_a: set, set_b: 'photographs', value, interval, made: 'embedded clean' };
}

it('turns each metric so that the better arm is above zero', () => {
  const lower = humanAgainstMetrics(table, [kept('fid', 'deci30', 20), kept('fid', 'sd50', 24)]);
  expect(lower.map(({ metric_difference: { estimate } }) => estimate)).toEqual([4, 4]);
  const higher = humanAgainstMetrics(table, [
    kept('clipscore', 'deci30', 20),
    kept('clipscore', 'sd50', 24),
  ]);
  expect(higher.map(({ metric_difference: { estimate } }) => estimate)).toEqual([-4, -4]);
  expect(at(lower, 0).metric_difference.interval?.[0]).toBeCloseTo(4 - Math.SQRT2, 12);
});

it('says whether metric and people name the same arm, where people settled it', () => {
  const rows = humanAgainstMetrics(table, [
    ...[kept('fid', 'deci30', 20), kept('fid', 'sd50', 24)],
    ...[kept('clipscore', 'deci30', 20), kept('clipscore', 'sd50', 24)],
  ]);
  expect(rows.map(({ metric, title, same_winner: same }) => [metric, title, same])).toEqual([
    ['fid', 'aesthetics', true],
    ['fid', 'alignment', null],
    ['clipscore', 'aesthetics', false],
    ['clipscore', 'alignment', null],
  ]);
  expect(sayMetricAgreement(rows)).toEqual([
    'FID against photographs names the arm that people prefer in 1 of 1 comparison that people settled.',
    'CLIPScore against photographs names the arm that people prefer in 0 of 1 comparison that people settled.',
  ]);
});

it('leaves out what one arm alone has, other references and networks, and metrics without a better way', () => {
  const other = { ...kept('fid', 'sd50', 24), set_b: 'paintings' };
  expect(humanAgainstMetrics(table, [kept('fid', 'deci30', 20), other])).toEqual([]);
  const otherwise = { ...kept('fid', 'sd50', 24), made: 'official clean' };
  expect(humanAgainstMetrics(table, [kept('fid', 'deci30', 20), otherwise])).toEqual([]);
  expect(humanAgainstMetrics(table, [kept('odd', 'deci30', 1), kept('odd', 'sd50', 2)])).toEqual(
    [],
  );
});

it('has no interval of a difference where an arm has none', () => {
  const [row] = humanAgainstMetrics(table, [
    kept('fid', 'deci30', 20, null),
    kept('fid', 'sd50', 24),
  ]);
  expect(row?.metric_difference.interval).toBe(null);
});

it('takes as settled only what the findings call preferred', () => {
  const metrics = [kept('fid', 'deci30', 20), kept('fid', 'sd50', 24)];
  const findings = table.findings.map((finding) => ({
    ...finding,
    pairs: finding.pairs.map((pair) => ({ ...pair, preferred: null })),
  }));
  const rows = humanAgainstMetrics({ ...table, findings }, metrics);
  expect(rows.map(({ same_winner: same }) => same)).toEqual([null, null]);
  expect(sayMetricAgreement(rows)).toEqual([
    'FID against photographs: people settled none of its comparisons.',
  ]);
});

it('says how far a metric orders three arms as people do, and nothing of two', () => {
  const [row] = humanAgainstMetrics(table, [kept('fid', 'deci30', 20), kept('fid', 'sd50', 24)]);
  if (row === undefined) throw new Error('no row');
  const pair = (arms: [string, string], metric: number, human: number): typeof row => ({
    ...row,
    arms,
    metric_difference: { estimate: metric, interval: null },
    human: { estimate: human, interval: null },
  });
  const three = [pair(['a', 'b'], 1, 0.1), pair(['a', 'c'], 2, 0.2), pair(['b', 'c'], -1, 0.1)];
  expect(sayRankAgreement(three)).toEqual([
    "FID against photographs on aesthetics orders 2 of 3 pairs of 3 arms as people do (Kendall's τ 0.33; its interval is not estimable from 3 arms, and an order drawn at random agrees as well in 50.0% of cases).",
  ]);
  // people who prefer a to b, b to c and c to a have no order that chance could meet
  const circle = [pair(['a', 'b'], 1, 0.1), pair(['a', 'c'], 2, -0.2), pair(['b', 'c'], 1, 0.1)];
  expect(sayRankAgreement(circle)[0]).toMatch(/not estimable from 3 arms\)\.$/);
  expect(sayRankAgreement([row])).toEqual([]);
  expect(sayRankAgreement(three.slice(0, 2))).toEqual([]);
  // a tie is neither
  expect(sayRankAgreement([...three.slice(0, 2), pair(['b', 'c'], 0, 0.1)])[0]).toContain('τ 0.67');
});
