import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { cardVotes } from '#evaluation/votes/fixtures/card-votes.ts';
import { buildResultTable } from '#evaluation/votes/fixtures/build-result-table.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { compareStudies } from './compare-studies.ts';
import { comparisonCsv } from './comparison-csv.ts';
import type { ArmSettings, ComparedArm, ComparedStudy } from './compared-study.ts';
import { areMadeAlike, matchArms } from './match-arms.ts';
import { modelHistory } from './model-history.ts';
import { printComparison } from './print-comparison.ts';
import { printModelHistory } from './print-model-history.ts';

function arm(key: string, model: string | null, steps = 30): ComparedArm {
  const rest = { scheduler: 'ddim', guidance_scale: 7.5, guidance_rescale: 0, negative_prompt: '' };
  const settings: ArmSettings | null =
    model === null
      ? null
      : {
          ...rest,
          ...{ model, model_sha256: `sha of ${model}`, steps, width: null, height: null },
        };
  return { key, label: `Label ${key}`, settings };
}

const votes = cardVotes();

/** The card's votes with other names for deci30 and sd50. */
function tableOf(first: string, second: string): ResultTable {
  const named = (key: string): string => (key === 'deci30' ? first : second);
  const rows = votes.map((row) => ({
    ...row,
    left_arm: named(row.left_arm),
    right_arm: named(row.right_arm),
  }));
  const arms = [first, second].map((key) => ({ key, label: key }));
  return buildResultTable(rows, { replicates: 0, arms });
}

const CARD = tableOf('deci30', 'sd50');

type Shown = Extract<ComparedStudy, { withheld: null }>;
type Changes = Partial<Omit<ComparedStudy, 'table' | 'withheld'>> & { table?: ResultTable };

function study(name: string, changes: Changes = {}): Shown {
  return {
    ...{
      study: name,
      name: `Study ${name}`,
      state: 'closed',
      opened_at: '2026-01-01T00:00:00.000Z',
    },
    ...{ closed_at: '2026-02-01T00:00:00.000Z', imported: false, simulated: false, deviations: 0 },
    protocol: { analysis: { alpha: 0.05 }, replicates: 3 },
    arms: [arm('deci30', 'deci'), arm('sd50', 'sd', 50)],
    prompts: ['a cat', 'a dog'],
    ...{ table: CARD, withheld: null },
    ...changes,
  };
}

it('says first in what protocols, arms, prompts and raters differ', () => {
  const later = study('june', {
    protocol: { analysis: { alpha: 0.01 }, replicates: 3 },
    arms: [{ ...arm('deci30', 'deci', 20), label: 'Twenty' }, arm('sd50', 'sd', 50)],
    prompts: ['a dog', 'a hat', 'a tree'],
    simulated: true,
  });
  const comparison = compareStudies([study('january'), later]);
  expect(comparison.differs).toEqual([
    { path: 'analysis.alpha', values: [0.05, 0.01] },
    { path: 'arms.deci30.label', values: ['Label deci30', 'Twenty'] },
    { path: 'arms.deci30.steps', values: [30, 20] },
    { path: 'simulated_raters', values: [false, true] },
  ]);
  expect(comparison.prompts_in_all).toBe(1);
  const text = printComparison(comparison);
  expect(text.indexOf('analysis.alpha: 0.05 in january; 0.01 in june')).toBeGreaterThan(0);
  expect(text.indexOf('What differs')).toBeLessThan(text.indexOf('Label deci30 over Label sd50'));
  expect(text).toContain('Prompts: 2 in january, 3 in june; 1 in all of them');
  expect(text).toContain('An arm is not made alike in all of them.');
  expect(text).toContain('as Twenty over Label sd50');
  expect(comparisonCsv(comparison)).toContain(
    'analysis.alpha; arms.deci30.label; arms.deci30.steps; simulated_raters',
  );
});

it('finds nothing that differs between a study and its like, and a difference of zero', () => {
  const { differs, pairs } = compareStudies([study('january'), study('june')]);
  expect(differs).toEqual([]);
  const [first, second] = at(pairs, 0).studies;
  expect(first?.from_first).toBe(null);
  expect(second?.from_first?.estimate).toBe(0);
  expect(second?.preferred).toBe('deci30');
});

it('knows an arm by its settings when its key is another, and turns the pair', () => {
  const other = study('june', {
    arms: [arm('a', 'sd', 50), arm('b', 'deci')],
    table: tableOf('a', 'b'),
  });
  const { pairs, arms } = compareStudies([study('january'), other]);
  expect(arms.map(({ name, keys }) => [name, keys])).toEqual([
    ['deci30', { january: 'deci30', june: 'b' }],
    ['sd50', { january: 'sd50', june: 'a' }],
  ]);
  // in june the votes of deci30 are those of the arm that is sd50 here
  const { studies } = at(pairs, 0);
  expect(studies.map(({ preferred }) => preferred)).toEqual(['deci30', 'sd50']);
  const [was, is] = studies.map(({ net_preference: net }) => net);
  expect(is?.estimate).toBeCloseTo(-Number(was?.estimate), 12);
  expect(is?.ci?.[0]).toBeCloseTo(-Number(was?.ci?.[1]), 12);
  expect(at(studies, 1).from_first?.estimate).toBeCloseTo(2 * Number(is?.estimate), 12);
});

it('says of an arm that one study does not have, how the others make it', () => {
  const other = study('june', { arms: [arm('deci30', 'deci', 20), arm('sd50', 'sd', 50)] });
  const third = study('third', {
    arms: [arm('sd50', 'sd', 50), arm('x', 'y')],
    table: tableOf('x', 'sd50'),
  });
  const { differs } = compareStudies([study('january'), other, third]);
  expect(differs).toEqual([
    { path: 'arms.deci30', values: ['Label deci30', 'Label deci30', null] },
    { path: 'arms.deci30.steps', values: [30, 20, null] },
    { path: 'arms.x', values: [null, null, 'Label x'] },
  ]);
});

it('keeps a study whose result is not shown, and says why', () => {
  const shown = { table: null, withheld: 'it is open' };
  const open: ComparedStudy = { ...study('june', { state: 'open', closed_at: null }), ...shown };
  const comparison = compareStudies([study('january'), open]);
  expect(comparison.pairs.map(({ studies }) => studies.length)).toEqual([1, 1]);
  expect(printComparison(comparison)).toContain('Study june (open; no result: it is open)');
});

it('does not take a study without a protocol to differ everywhere', () => {
  const imported = study('votes', {
    imported: true,
    protocol: null,
    prompts: null,
    arms: [arm('deci30', null), arm('sd50', null)],
  });
  const { differs, pairs, prompts_in_all: prompts } = compareStudies([study('january'), imported]);
  expect(differs.map(({ path }) => path)).toContain('imported_votes');
  expect(differs.map(({ path }) => path)).not.toContain('analysis');
  expect(prompts).toBe(null);
  expect(at(pairs, 0).same_settings).toBe(null);
});

it('gives the results of a model from its side, the oldest study first', () => {
  const older = study('older', { closed_at: '2025-01-01T00:00:00.000Z' });
  const results = modelHistory(
    [study('january'), older, study('else', { arms: [arm('deci30', 'x'), arm('sd50', 'y')] })],
    'sd',
  );
  expect(results.map(({ study: name, question }) => [name, question])).toEqual([
    ['older', 'aesthetics'],
    ['older', 'alignment'],
    ['january', 'aesthetics'],
    ['january', 'alignment'],
  ]);
  expect(at(results, 0)).toMatchObject({
    name: 'Study older',
    won: false,
    label: 'Label sd50',
    against: 'Label deci30',
    steps: 50,
  });
  expect(at(results, 0).net_preference?.estimate).toBeLessThan(0);
  expect(printModelHistory('sd', results)).toContain('sd: 4 results in 2 studies');
});

const anyArms = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    model: fc.option(fc.constantFrom('m', 'n', 'o'), { nil: null }),
  }),
  { selector: ({ key }) => key, maxLength: 4 },
);

const anyStudies = (most: number): fc.Arbitrary<{ study: string; arms: ComparedArm[] }[]> =>
  fc.array(anyArms, { minLength: 1, maxLength: most }).map((lists) =>
    lists.map((list, i) => ({
      study: `s${i}`,
      arms: list.map(({ key, model }) => arm(key, model)),
    })),
  );

it('places every arm of every study once', () => {
  fc.assert(
    fc.property(anyStudies(5), (studies) => {
      const groups = matchArms(studies);
      expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
      for (const { study: name, arms } of studies) {
        const placed = groups.flatMap((group) => group.arms.get(name) ?? []);
        expect(new Set(placed)).toEqual(new Set(arms));
      }
    }),
  );
});

it('holds what is made alike in two studies to be one arm, whatever its key', () => {
  fc.assert(
    fc.property(anyStudies(2), ([first, second]) => {
      if (first === undefined || second === undefined) return;
      const groups = matchArms([first, second]);
      for (const own of second.arms) {
        const isLike = (other: ComparedArm): boolean => areMadeAlike([other, own]) === true;
        const alone = second.arms.filter(isLike).length === 1;
        if (!alone || !first.arms.some(isLike)) continue;
        const group = groups.find(({ arms }) => arms.get('s1') === own);
        expect(areMadeAlike([...(group?.arms.values() ?? [])])).toBe(true);
        expect(group?.arms.size).toBe(2);
      }
    }),
  );
});
