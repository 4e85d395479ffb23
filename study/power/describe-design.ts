import { powerFormula } from '#evaluation/votes/power/power-formula.ts';
import { mainTrialsEach, pairVotesEach } from './count-trials.ts';
import type { DeclaredDesign } from './declared-design.ts';
import { layOutVotes } from './lay-out-votes.ts';
import { levelOf, type PowerQuestion } from './power-question.ts';
import type { PowerResult } from './power-result.ts';
import { whyNotTestable } from './why-not-testable.ts';

/** Larger designs lack nothing for a test, and are not laid out to see it. */
const LARGEST_LAID_OUT = 1_000_000;

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

function whyDesignIsNotTestable(question: PowerQuestion): string | null {
  const { design, expected } = question;
  if (mainTrialsEach(design) * design.raters.expected > LARGEST_LAID_OUT) return null;
  return whyNotTestable(layOutVotes(design).planned, { expected, level: levelOf(question) });
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
