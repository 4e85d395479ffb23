import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { DeclaredDesign } from './declared-design.ts';
import { describeDesign } from './describe-design.ts';
import { powerOfDesign } from './power-of-design.ts';
import type { PowerQuestion } from './power-question.ts';
import { powerWords } from './power-words.ts';

const design: DeclaredDesign = {
  prompts: 10,
  replicates: 2,
  arms: 2,
  comparisons: 'balanced',
  raters: { expected: 12, per_comparison: 'all' },
  practice: 2,
  repeats: 3,
  gold: 0,
  knownAnswers: 0,
  seed: 0,
};
const question: PowerQuestion = {
  design,
  expected: {
    winShare: 0.7,
    ties: 0.2,
    neither: 0,
    iccRater: 0.02,
    iccPrompt: 0.05,
    dropout: 0,
  },
  power: 0.8,
  alpha: 0.05,
  tests: 1,
  studies: 400,
  mostVotes: 1e8,
  seed: 3,
};
const sized = (change: Partial<DeclaredDesign>): PowerQuestion => ({
  ...question,
  design: { ...design, ...change },
});
const rated = (raters: DeclaredDesign['raters']): PowerQuestion => sized({ raters });

describe('powerOfDesign', () => {
  it('says more of a design the more raters and prompts it has', async () => {
    const { curve, design: told } = await powerOfDesign(question);
    for (const [points, declared] of [
      [curve.raters, 'raters'],
      [curve.prompts, 'prompts'],
    ] as const) {
      const shares = points.map((point) => point.power_clustered);
      shares.slice(1).forEach((share, i) => {
        expect(share).toBeGreaterThan(at(shares, i, 'the shares') - 0.06);
      });
      expect(at(shares, shares.length - 1, 'the shares')).toBeGreaterThan(
        at(shares, 0, 'the shares') + 0.3,
      );
      expect(points.map((point) => point[declared])).toContain(told[declared]);
    }
    expect(told).toMatchObject({ votes: 240, main_trials_each: 20, trials_each: 25 });
  });

  it('names the smallest difference that it finds, at which it has the wanted power', async () => {
    const { minimal_detectable: smallest } = await powerOfDesign(question);
    const { win_share: winShare, net_preference: net } = present(smallest, 'the difference');
    expect(net).toBeCloseTo((2 * winShare - 1) * 0.8, 12);
    const again = await powerOfDesign({
      ...question,
      seed: 9,
      studies: 2000,
      expected: { ...question.expected, winShare },
    });
    expect(again.simulation?.power_clustered).toBeGreaterThan(0.72);
    expect(again.simulation?.power_clustered).toBeLessThan(0.88);
  });

  it.each([
    ['one rater', rated({ expected: 1, per_comparison: 'all' }), /one rater/],
    ['one prompt', sized({ prompts: 1 }), /one prompt/],
    [
      'few votes',
      sized({ prompts: 2, replicates: 1, raters: { expected: 2, per_comparison: 'all' } }),
      /about 3 are expected .* needs at least 6/,
    ],
  ])('says what a design lacks for any test: %s', async (_, asked, lacks) => {
    const result = await powerOfDesign(asked);
    expect(result).toMatchObject({ testable: false, simulation: null, minimal_detectable: null });
    expect(result.curve).toEqual({ raters: [], prompts: [] });
    expect(powerWords(result).notTestable).toMatch(lacks);
  });

  it('says that a design finds no difference, where it is too small for any', async () => {
    const tiny = await powerOfDesign(
      sized({ prompts: 3, raters: { expected: 2, per_comparison: 'all' } }),
    );
    expect(tiny.testable).toBe(true);
    expect(tiny.minimal_detectable).toBeNull();
    expect(powerWords(tiny).detectable).toMatch(/too small for any/);
  });

  it('counts only the votes that the design has room for', async () => {
    const few = await powerOfDesign(rated({ expected: 12, per_comparison: 3 }));
    expect(few.design).toMatchObject({ votes: 60, main_trials_each: 5 });
    const most = await powerOfDesign(
      rated({ expected: 12, per_comparison: 'all', max_trials_each: 8 }),
    );
    expect(most.design).toMatchObject({ votes: 96, main_trials_each: 8 });
    const shares = [few, most, await powerOfDesign(question)].map((result) =>
      present(result.simulation?.power_clustered, 'the power'),
    );
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('tests at the level that is left to each of several', async () => {
    const shared = await powerOfDesign({ ...question, tests: 5 });
    const single = await powerOfDesign(question);
    expect(shared.assumptions.level).toBe(0.01);
    expect(shared.simulation?.power_clustered).toBeLessThan(
      present(single.simulation?.power_clustered, 'the power') - 0.1,
    );
  });

  it('draws no more votes than it may, and leaves the largest designs to the formula', async () => {
    const some = await powerOfDesign({ ...question, studies: 1e6, mostVotes: 2e6 });
    expect(present(some.simulation, 'the simulation').studies).toBe(2500);
    const large = await powerOfDesign({
      ...rated({ expected: 100_000, per_comparison: 'all' }),
      mostVotes: 2e6,
    });
    expect(large).toMatchObject({ testable: true, simulation: null });
    expect(large.formula.enough).toBe(true);
  });

  it('says what looks cost in power and save in votes', async () => {
    const thirds = [1 / 3, 2 / 3, 1];
    const [fixed, looking] = await Promise.all([
      powerOfDesign(question),
      powerOfDesign({ ...question, looks: thirds }),
    ]);
    const [whole, part] = [fixed, looking].map(({ simulation }) => present(simulation, 'it'));
    expect(whole?.looks).toBeNull();
    const { looks } = present(part, 'the looks');
    expect(looks).toMatchObject({ planned: 3 });
    const { stopped_early: early, mean_votes: votes } = present(looks, 'the looks');
    expect(early).toBeGreaterThan(0.1);
    expect(votes).toBeLessThan(240 - 80 * early + 1);
    const lost = Number(whole?.power_clustered) - Number(part?.power_clustered);
    expect(lost).toBeGreaterThan(-0.06);
    expect(lost).toBeLessThan(0.06);
    expect(powerWords(looking).simulation).toMatch(/Of its 3 looks .* stopped \d+% of them/);
  });

  it('says that looks can never stop a study of two raters, whose protocol is refused for it', async () => {
    const two = rated({ expected: 2, per_comparison: 'all' });
    const looked = await powerOfDesign({ ...two, looks: [0.5, 1] });
    expect(powerWords(looked).notTestable).toMatch(
      /^Not testable: an O'Brien-Fleming rule can never stop this study early: .* at least 3 each, and there are 2 raters/,
    );
    expect(describeDesign({ ...two, looks: [1] }).testable).toBe(true);
  });

  it('says what watching by an e-process finds, and what it saves', async () => {
    const sure = { ...question.expected, winShare: 0.95 };
    const of = { ...question, studies: 60, expected: sure };
    const watched = await powerOfDesign({ ...of, eProcess: 'raters' });
    const {
      e_process: stopping,
      looks,
      power_clustered: power,
    } = present(watched.simulation, 'it');
    expect(looks).toBeNull();
    expect(power).toBeGreaterThan(0.5);
    expect(stopping?.population).toBe('raters');
    expect(stopping?.stopped_early).toBeGreaterThan(0.1);
    expect(stopping?.mean_votes).toBeLessThan(240);
    expect(powerWords(watched).simulation).toMatch(
      /the e-process found the difference in .* Watched after each rater \(population: raters\), it stopped \d+% of them/,
    );
    const few = { ...of, expected: { ...sure, winShare: 0.55 }, eProcess: 'raters' as const };
    const { formula } = powerWords(await powerOfDesign(few));
    expect(formula).toContain('of a test at the end');
    expect(formula).not.toContain('add prompts');
    const fewest = rated({ expected: 5, per_comparison: 'all' });
    expect(powerWords(await powerOfDesign({ ...fewest, eProcess: 'both' })).notTestable).toMatch(
      /^Not testable: an e-process can never stop this study: .* needs at least 8 .* there are 5 raters\.$/,
    );
  });

  it('gives the same for the same seed', async () => {
    expect(await powerOfDesign(question)).toEqual(await powerOfDesign(question));
  });
});
