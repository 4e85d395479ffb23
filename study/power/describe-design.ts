import { powerFormula } from '#evaluation/votes/power/power-formula.ts';
import { stopRuleProblem, type StopRule } from '#evaluation/votes/results/stop-rule.ts';
import { mainTrialsEach, pairVotesEach } from './count-trials.ts';
import type { DeclaredDesign } from './declared-design.ts';
import { lackOfDesign } from './lack-of-design.ts';
import { levelOf, type PowerQuestion } from './power-question.ts';
import type { PowerResult } from './power-result.ts';

/** What can be said of a design without simulating it. */
export function describeDesign(question: PowerQuestion): PowerResult {
  const { design, expected, power } = question;
  const { raters, prompts } = design;
  const level = levelOf(question);
  const reason = whyDesignIsNotTestable(question);
  return {
    design: sizesOf(design),
    assumptions: assumptionsOf(question),
    testable: reason === null,
    reason,
    formula: powerFormula({
      raters: raters.expected,
      prompts,
      votesEach: (number) => pairVotesEach(design, number),
      expected,
      power,
      level,
    }),
    simulation: null,
    minimal_detectable: null,
    studies_a_point: 0,
    curve: { raters: [], prompts: [] },
  };
}

const NAMED = {
  fixed: 'it',
  'obrien-fleming': "an O'Brien-Fleming rule",
  'e-process': 'an e-process',
};

function ruleOf({ eProcess, looks = [] }: PowerQuestion): StopRule {
  if (eProcess !== undefined) return { rule: 'e-process', population: eProcess };
  return { rule: looks.length > 1 ? 'obrien-fleming' : 'fixed' };
}

function whyDesignIsNotTestable(question: PowerQuestion): string | null {
  const { design, alpha, tests } = question;
  const rule = ruleOf(question);
  const sizes = { raters: design.raters.expected, prompts: design.prompts, alpha, tests };
  const problem = stopRuleProblem(rule, sizes);
  if (problem !== null) return `${NAMED[rule.rule]} ${problem}`;
  const { dropout, ties, neither } = question.expected;
  const decisive = (1 - dropout / 2) * (1 - ties - neither);
  const lack = lackOfDesign(design, { decisive, level: levelOf(question) });
  return lack && lack.reason;
}

function sizesOf(design: DeclaredDesign): PowerResult['design'] {
  const { raters, prompts, replicates, arms } = design;
  const mains = mainTrialsEach(design);
  return {
    raters: raters.expected,
    prompts,
    replicates,
    arms,
    per_comparison: raters.per_comparison,
    trials_each: mains + design.practice + design.repeats + design.gold,
    main_trials_each: mains,
    votes: Math.round(raters.expected * pairVotesEach(design, raters.expected)),
  };
}

function assumptionsOf(question: PowerQuestion): PowerResult['assumptions'] {
  const { expected, alpha, tests } = question;
  return {
    win_share: expected.winShare,
    ties: expected.ties,
    neither: expected.neither,
    dropout: expected.dropout,
    icc_rater: expected.iccRater,
    icc_prompt: expected.iccPrompt,
    alpha,
    tests,
    level: levelOf(question),
  };
}
