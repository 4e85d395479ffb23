import { expectedDesignEffect } from '../../statistics/expected-design-effect.ts';
import { fewestDecisiveVotes } from '../../statistics/fewest-decisive-votes.ts';
import { decisiveVotesNeeded, votesNeeded } from '../../statistics/votes-needed.ts';
import type { ExpectedVotes } from './expected-votes.ts';

/** What the formula asks about: a design with its raters left open. */
export type FormulaQuestion = {
  raters: number;
  prompts: number;
  /** votes that each of so many raters gives on the pair of arms */
  votesEach: (raters: number) => number;
  expected: ExpectedVotes;
  power: number;
  level: number;
};

/** Votes by formula; null where no number is enough. */
export type PowerFormula = {
  power: number;
  decisive_votes: number | null;
  design_effect: number;
  votes_needed: number | null;
  /** raters for that many votes at the given prompts and replicates */
  raters_needed: number | null;
  enough: boolean;
};

/** Larger panels are not looked at: no number of raters helps when prompts are the limit. */
const MOST_RATERS = 100_000;
/** How far raters differ cannot be told from one, so there is no test. */
const FEWEST_RATERS = 2;

/**
 * How many votes a study needs, by the formula for independent ones (decisiveVotesNeeded) times the
 * expected design effect, and no less than any test needs. More raters also put more votes on each prompt, so the need grows with them.
 */
export function powerFormula(question: FormulaQuestion): PowerFormula {
  const { raters, expected, power, level } = question;
  const decisive = Math.max(
    decisiveVotesNeeded({ winShare: expected.winShare, power, alpha: level }),
    fewestDecisiveVotes(level),
  );
  const needed = needFor(question, decisive, raters);
  const given = raters * votesThatCome(question, raters);
  return {
    power,
    decisive_votes: finite(decisive),
    design_effect: needed.designEffect,
    votes_needed: finite(needed.votes),
    raters_needed: fewestRaters(question, decisive),
    enough: given >= needed.votes,
  };
}

/** Those who leave give half of their votes, on average. */
function votesThatCome({ votesEach, expected }: FormulaQuestion, raters: number): number {
  return votesEach(raters) * (1 - expected.dropout / 2);
}

function needFor(
  question: FormulaQuestion,
  decisive: number,
  raters: number,
): { votes: number; designEffect: number } {
  const { ties, neither, iccRater, iccPrompt } = question.expected;
  const each = votesThatCome(question, raters) * (1 - ties - neither);
  const designEffect = expectedDesignEffect({
    votesPerRater: Math.max(1, each),
    votesPerPrompt: Math.max(1, (each * raters) / question.prompts),
    iccRater,
    iccPrompt,
  });
  return { designEffect, votes: votesNeeded({ decisive, ties, neither, designEffect }) };
}

function fewestRaters(question: FormulaQuestion, decisive: number): number | null {
  const enough = (raters: number): boolean =>
    raters * votesThatCome(question, raters) >= needFor(question, decisive, raters).votes;
  if (!enough(MOST_RATERS)) return null;
  let [low, high] = [FEWEST_RATERS - 1, MOST_RATERS];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
