import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import { cardVotes } from '../fixtures/card-votes.ts';
import { notFinite } from '../fixtures/not-finite.ts';
import { buildResultTable } from '../fixtures/build-result-table.ts';
import { simulateVotes } from '../power/simulate-votes.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { signTest } from '../../statistics/sign-test.ts';

const quick = { replicates: 200 };

describe('buildResultTable', () => {
  const table = buildResultTable(cardVotes(), quick);
  const [aesthetics, alignment] = [at(table.questions, 0), at(table.questions, 1)];

  it('counts the card’s tallies, unanswered votes in a row of their own', () => {
    expect(aesthetics.cells.map((c) => [c.row, c.arm, c.count])).toEqual([
      ['deci30', 'deci30', 407],
      ['sd50', 'sd50', 302],
      ['On Par', null, 260],
      ['Neither', null, 21],
    ]);
    expect(alignment.cells.at(-1)).toMatchObject({ row: 'No answer', arm: null, count: 98 });
    expect([alignment.n, alignment.raters, alignment.prompts]).toEqual([990, 33, 10]);
    expect(aesthetics.column_sum_percent).toBe(100);
    expect(alignment.column_sum_percent).toBe(100);
    expect(alignment.answered_sum_percent).toBeCloseTo((100 * 892) / 990, 12);
    expect(alignment.cells[0]?.percent).toBe((100 * 206) / 990);
  });

  it('tests decisive votes and corrects the family by Holm', () => {
    const p = [signTest({ wins: 407, losses: 302 }), signTest({ wins: 206, losses: 186 })];
    expect(aesthetics.sign_test).toEqual({
      arm: 'deci30',
      wins: 407,
      losses: 302,
      p_two_sided: p[0],
    });
    const { adjusted_p_sign_test: sign, adjusted_p: net, test } = table.multiplicity;
    expect(sign['aesthetics']).toBeCloseTo(2 * at(p, 0), 12);
    expect(sign['alignment']).toBeCloseTo(at(p, 1), 12);
    expect(test).toBe('net preference');
    expect(net['aesthetics']).toBeCloseTo(
      2 * present(aesthetics.net_preference?.p, 'its p value'),
      12,
    );
    expect(net['alignment']).toBe(alignment.net_preference?.p);
    const one = buildResultTable(cardVotes(), { ...quick, primary: ['alignment'] });
    expect(one.multiplicity.adjusted_p).toEqual({ alignment: alignment.net_preference?.p });
  });

  it('has intervals that hold their estimates, and net preference against all votes', () => {
    for (const question of table.questions) {
      for (const { percent, ci, ci_wilson: wilson } of question.cells) {
        expect(ci[0]).toBeLessThanOrEqual(percent);
        expect(ci[1]).toBeGreaterThanOrEqual(percent);
        expect(wilson[1] - wilson[0]).toBeLessThanOrEqual(ci[1] - ci[0]);
      }
    }
    expect(alignment.net_preference?.estimate).toBeCloseTo((206 - 186) / 990, 12);
    expect(alignment.net_preference?.method).toBe('two-way cluster');
    for (const question of [aesthetics, alignment]) {
      const { df, design_effect: effect, ci, ci95, level } = question.net_preference ?? {};
      expect(df).toBeGreaterThan(5);
      expect(df).toBeLessThan(33);
      expect(effect).toBeGreaterThanOrEqual(1);
      expect(ci95).toEqual(ci);
      expect(level).toBe(0.95);
    }
    expect(alignment.hurdle?.neither).toMatchObject({ count: 113, n: 892 });
    expect(alignment.hurdle?.rest.n).toBe(892 - 113);
    expect(alignment.hurdle?.rest.net_preference?.estimate).toBeCloseTo(20 / 779, 12);
  });

  it('certifies the balance of sides by trial, not by vote', () => {
    const balance = present(table.balance, 'the balance');
    expect(balance.trials).toBe(990);
    expect(balance.arms).toEqual([
      { arm: 'deci30', left: 495, right: 495 },
      { arm: 'sd50', left: 495, right: 495 },
    ]);
    expect(balance.largest_difference).toMatchObject({ rater: 0, comparison: 1 });
    expect(balance.counts.reduce((total, c) => total + c.left, 0)).toBe(990);
  });

  it('warns of unanswered votes with the reason', () => {
    expect(table.warnings).toContain(
      'alignment: the answers sum to 90.1%, not 100%, because 98 of 990 votes were left unanswered.',
    );
  });

  it('turns every sign when the arms change places', () => {
    const turned = buildResultTable(cardVotes(), { ...quick, order: ['sd50'] });
    const [other] = turned.questions;
    expect(other?.cells.map((c) => c.count)).toEqual([302, 407, 260, 21]);
    expect(other?.net_preference?.estimate).toBeCloseTo(
      -present(aesthetics.net_preference?.estimate, 'the net preference'),
      12,
    );
    expect(other?.net_preference?.se).toBeCloseTo(
      present(aesthetics.net_preference?.se, 'its error'),
      12,
    );
    expect(other?.davidson?.arms[1]?.log).toBeCloseTo(
      -present(aesthetics.davidson?.arms[1]?.log, 'the worth'),
      8,
    );
    expect(other?.davidson?.side?.gamma).toBeCloseTo(
      present(aesthetics.davidson?.side?.gamma, 'the effect of sides'),
      8,
    );
    expect(other?.agreement.krippendorff_alpha_ordinal).toBeCloseTo(
      present(aesthetics.agreement.krippendorff_alpha_ordinal, 'alpha'),
      12,
    );
    expect(() => buildResultTable(cardVotes(), { order: ['sd51'] })).toThrow(
      'There is no arm "sd51" among the votes; name one of "deci30", "sd50"; did you mean "sd50"?',
    );
  });

  it('is the same again from the same seed, whatever the order of the questions’ rows', () => {
    expect(buildResultTable(cardVotes(), quick)).toEqual(table);
    expect(buildResultTable(cardVotes(), { ...quick, seed: 1 })).not.toEqual(table);
  });

  it('finds the side effect and the preference that were put in', () => {
    const rows = simulateVotes({
      random: createSeededRandom(5),
      raters: 40,
      prompts: 40,
      replicates: 5,
      preference: 0.8,
      sideEffect: 0.2,
      ties: 0.2,
    });
    const [question] = buildResultTable(rows, quick).questions;
    // preference and side are log odds, so they are the model's own parameters
    expect(question?.davidson?.arms[1]?.log).toBeCloseTo(-0.8, 0.9);
    expect(Math.log(present(question?.davidson?.side?.gamma, 'the effect of sides'))).toBeCloseTo(
      0.2,
      0.9,
    );
    expect(question?.side_bias.p_two_sided).toBeLessThan(0.001);
    expect(question?.equivalence?.equivalent).toBe(false);
  });

  it('compares each pair by itself when there are more than two arms', () => {
    const random = createSeededRandom(2);
    const rows = (['ab', 'bc', 'ac'] as const).flatMap((pair, place) => {
      return simulateVotes({
        random,
        arms: [pair.charAt(0), pair.charAt(1)],
        preference: 0.7,
        ties: 0.2,
        raters: 20,
      }).map((row) => ({
        ...row,
        comparison: `${pair} ${row.comparison}`,
        trial: `${place}-${row.trial}`,
      }));
    });
    const [question] = buildResultTable(rows, quick).questions;
    expect(question?.by_arm_pairs.map((pair) => pair.arms)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
    expect(question?.sign_test).toBeNull();
    expect(question?.cells.map((c) => c.row)).toEqual(['a', 'b', 'c', 'On Par', 'Neither']);
    const worths = question?.davidson?.arms.map((arm) => arm.worth) ?? [];
    expect(worths.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
    expect(worths.toSorted((x, y) => y - x)).toEqual(worths);
    expect(Object.keys(buildResultTable(rows, quick).multiplicity.adjusted_p)).toHaveLength(3);
  });

  it('breaks the table down, exploratory and adjusted', () => {
    const { breakdown } = buildResultTable(cardVotes(), { ...quick, by: 'category' });
    expect(breakdown?.groups.map((group) => group.value)).toEqual(['Animals', 'Produce & Plants']);
    const total = breakdown?.groups.reduce(
      (sum, g) => sum + at(at(g.questions, 0).cells, 0).count,
      0,
    );
    expect(total).toBe(407);
    expect(breakdown?.groups[0]?.questions[0]?.adjusted_p).toBeGreaterThanOrEqual(
      present(breakdown?.groups[0]?.questions[0]?.sign_test, 'the sign test').p_two_sided,
    );
  });

  it('answers with what it can from a single vote', () => {
    const [row] = cardVotes();
    if (!row) throw new Error('the fixture has votes');
    const single = buildResultTable([{ ...row, answer: 'left' }], quick);
    const [question] = single.questions;
    expect(question?.davidson).toBeNull();
    expect(question?.agreement.krippendorff_alpha_nominal).toBeNull();
    expect(question?.sign_test?.p_two_sided).toBe(1);
    expect(notFinite(single)).toEqual([]);
    expect(single.warnings.join(' ')).toMatch(/no Davidson model, because "deci30" never lost/);
  });

  it('leaves raters out by the declared rule, and shows the columns with them', () => {
    const excluded = [{ rater: 'r1', reason: 'gold accuracy 0 of 2, below 0.6' }];
    const without = buildResultTable(cardVotes(), { ...quick, excluded });
    expect(without.questions[0]?.n).toBe(960);
    expect(without.questions[0]?.raters).toBe(32);
    expect(without.balance?.trials).toBe(960);
    expect(without.raters.map((rater) => rater.rater)).not.toContain('r1');
    expect(without.exclusion?.raters).toEqual(excluded);
    expect(without.exclusion?.with_excluded[0]?.cells.map((c) => c.count)).toEqual([
      407, 302, 260, 21,
    ]);
    expect(table.exclusion).toBeNull();
    const unknown = [{ rater: 'r34', reason: 'none' }];
    expect(() => buildResultTable(cardVotes(), { excluded: unknown })).toThrow(
      /There is no rater "r34"/,
    );
    expect(() => buildResultTable(cardVotes(), { ...quick, primary: ['x'] })).toThrow(
      /There is no question "x" among the votes; name one of "aesthetics", "alignment"/,
    );
  });

  it('describes each rater: side habit, agreement with others and with oneself, speed', () => {
    const [row] = cardVotes();
    if (!row) throw new Error('the fixture has votes');
    const vote = (rater: string, comparison: number, answer: 'left' | 'right', more = {}) => ({
      ...row,
      rater,
      comparison: `c${comparison}`,
      trial: `${rater}-${comparison}`,
      prompt_id: `p${comparison}`,
      response_ms: 1000 * comparison,
      answer,
      ...more,
    });
    const flipped = { left_arm: row.right_arm, right_arm: row.left_arm, kind: 'repeat' as const };
    const rows = [
      ...[1, 2, 3].flatMap((c) => [vote('x', c, 'left'), vote('y', c, c === 1 ? 'right' : 'left')]),
      vote('x', 1, 'right', { ...flipped, trial: 'x-1-again' }),
      vote('x', 2, 'left', { ...flipped, trial: 'x-2-again' }),
    ];
    const [x, y] = buildResultTable(rows, quick).raters;
    expect(x).toMatchObject({ rater: 'x', n: 3, left: 3, right: 0, median_response_ms: 2000 });
    expect(x?.side_p_two_sided).toBe(0.25);
    expect(x?.agreement_with_rest).toBeCloseTo(2 / 3, 12);
    // the same arm the first time, the other one the second time
    expect(x?.repeats).toMatchObject({ n: 2, agreement: 0.5 });
    expect(y?.repeats).toEqual({ n: 0, agreement: null, kappa: null });
  });

  it('holds the votes so far against the declared stopping rule', () => {
    expect(table.monitoring).toBeNull();
    const sequential = buildResultTable(cardVotes(), {
      ...quick,
      primary: ['aesthetics'],
      stop: { rule: 'obrien-fleming', votes: 1980, looks: 2 },
    }).monitoring;
    const [look] = sequential?.rule === 'obrien-fleming' ? sequential.looks : [];
    expect(look?.information).toBe(0.5);
    expect(look?.boundary).toBeCloseTo(3.056, 2);
    expect(look?.look).toBe(1);
    // the p value of the interval, as a normal quantile
    expect(2 * (1 - normalCdf(present(look?.z, 'the look'), 0, 1))).toBeCloseTo(
      present(aesthetics.net_preference?.p, 'its p value'),
      10,
    );
    expect(look?.crossed).toBe(false);
    const early = buildResultTable(cardVotes(), {
      ...quick,
      stop: { rule: 'obrien-fleming', votes: 9900, looks: 2 },
    }).monitoring;
    expect(early?.looks[0]).toMatchObject({ look: 0, boundary: null, crossed: false });
  });

  it('bets on raters whose votes are all in, and on the prompts of these', () => {
    const rows = [20, 40].flatMap((first) =>
      simulateVotes({ random: createSeededRandom(first), raters: 12, prompts: 15, preference: 3 }),
    );
    const votes = rows.filter(
      (row, i) => i < 540 && (row.rater !== 'r12' || Number(row.order) < 9),
    );
    const stop = { rule: 'e-process' } as const;
    const by = (population: 'raters' | 'prompts' | 'both') =>
      buildResultTable(votes, { ...quick, stop: { ...stop, population } }).monitoring?.looks[0];
    const [raters, prompts, both] = [by('raters'), by('prompts'), by('both')];
    expect(raters).toMatchObject({ raters: 11, prompts: 15, crossed: true, threshold: 20 });
    const values = [raters, prompts].map((look) =>
      look && 'e_value' in look ? look.e_value : NaN,
    );
    expect(both && 'e_value' in both && both.e_value).toBe(Math.min(...values));
    expect(buildResultTable(votes, { ...quick, stop }).monitoring?.looks[0]).toEqual(both);
  });

  it('refuses votes of which none counts', () => {
    const practice = cardVotes().filter((row) => row.kind === 'practice');
    expect(() => buildResultTable(practice)).toThrow(/no votes of kind "main"/);
  });
});
