import { expectedDesignEffect } from '../../statistics/expected-design-effect.ts';
import { logitEffects } from '../../statistics/logit-effects.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { signTest } from '../../statistics/sign-test.ts';
import { clusterSums } from '../../statistics/cluster-sums.ts';
import { netDecision } from '../../statistics/net-decision.ts';
import { decisiveVotesNeeded, votesNeeded } from '../../statistics/votes-needed.ts';
import { wilsonInterval, type Interval } from '../../statistics/wilson-interval.ts';
import { orientVotes, scoreVotes } from '../rows/oriented-votes.ts';
import { netScore } from '../results/net-preference.ts';
import { simulateVotes } from './simulate-votes.ts';
import { tallyVotes } from '../rows/tally.ts';

export type PowerQuestion = {
  raters: number;
  prompts: number;
  replicates: number;
  winShare: number;
  ties: number;
  neither: number;
  power: number;
  alpha: number;
  /** intraclass correlations of decisive votes */
  iccRater: number;
  iccPrompt: number;
  /** simulated studies; 0 leaves the simulation out */
  simulations: number;
  seed: number;
};

export type PowerResult = {
  design: { raters: number; prompts: number; replicates: number; votes: number };
  assumptions: {
    win_share: number;
    ties: number;
    neither: number;
    alpha: number;
    icc_rater: number;
    icc_prompt: number;
  };
  formula: {
    power: number;
    decisive_votes: number;
    design_effect: number;
    votes_needed: number;
    /** raters for that many votes at the given prompts and replicates; null when no number suffices */
    raters_needed: number | null;
    enough: boolean;
  };
  /** share of simulated studies of this design that find the effect; the clustered test is the valid one */
  simulation: {
    studies: number;
    seed: number;
    power_clustered: number;
    power_clustered_ci95: Interval;
    power_sign_test: number;
  } | null;
};

/** Studies this large are not simulated: no number of raters helps when prompts are the limit. */
const MOST_RATERS = 100_000;

/**
 * How many votes a study needs, by formula and by simulating the design at hand: every rater votes on
 * every comparison, raters and prompts vary as the correlations say, and each simulated study is
 * tested as a real one is.
 */
export function powerAnalysis(
  question: PowerQuestion,
  onStudy: (done: number) => void = () => undefined,
): PowerResult {
  const { raters, prompts, replicates, winShare, ties, neither, alpha } = question;
  const { iccRater, iccPrompt, power } = question;
  const decisive = decisiveVotesNeeded({ winShare, power, alpha });
  const needed = needFor(question, decisive, raters);
  const ratersNeeded = fewestRaters(question, decisive);
  const votes = raters * prompts * replicates;
  return {
    design: { raters, prompts, replicates, votes },
    assumptions: {
      win_share: winShare,
      ties,
      neither,
      alpha,
      icc_rater: iccRater,
      icc_prompt: iccPrompt,
    },
    formula: {
      power,
      decisive_votes: decisive,
      design_effect: needed.designEffect,
      votes_needed: needed.votes,
      raters_needed: ratersNeeded,
      enough: votes >= needed.votes,
    },
    simulation: question.simulations > 0 ? simulate(question, onStudy) : null,
  };
}

function needFor(
  question: PowerQuestion,
  decisive: number,
  raters: number,
): { votes: number; designEffect: number } {
  const { prompts, replicates, ties, neither, iccRater, iccPrompt } = question;
  const share = 1 - ties - neither;
  const designEffect = expectedDesignEffect({
    votesPerRater: Math.max(1, prompts * replicates * share),
    votesPerPrompt: Math.max(1, raters * replicates * share),
    iccRater,
    iccPrompt,
  });
  return { designEffect, votes: votesNeeded({ decisive, ties, neither, designEffect }) };
}

/** More raters also put more votes on each prompt, so the need grows with them; null if it outruns. */
function fewestRaters(question: PowerQuestion, decisive: number): number | null {
  const perRater = question.prompts * question.replicates;
  const enough = (raters: number): boolean =>
    raters * perRater >= needFor(question, decisive, raters).votes;
  if (!enough(MOST_RATERS)) return null;
  let [low, high] = [0, MOST_RATERS];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function simulate(
  question: PowerQuestion,
  onStudy: (done: number) => void,
): NonNullable<PowerResult['simulation']> {
  const { simulations: studies, seed, alpha } = question;
  const random = createSeededRandom(seed);
  const effects = logitEffects(question);
  const found = { clustered: 0, sign: 0 };
  for (let study = 1; study <= studies; study++) {
    const tally = tallyVotes(simulateVotes({ ...question, ...effects, random }));
    const rank = Int32Array.from(tally.arms, (key) => (key === 'a' ? 0 : 1));
    const [cast] = tally.questions;
    if (!cast) continue;
    const votes = orientVotes(cast, rank);
    const score = scoreVotes(votes, netScore);
    const wins = score.filter((x) => x > 0).length;
    const losses = score.filter((x) => x < 0).length;
    const { rater, prompt } = votes;
    const { significant } = netDecision(clusterSums({ score, rater, prompt }), alpha);
    const inDirection = Math.sign(wins - losses) === Math.sign(question.winShare - 0.5);
    if (significant && inDirection) found.clustered += 1;
    if (signTest({ wins, losses }) < alpha && inDirection) found.sign += 1;
    onStudy(study);
  }
  const share = found.clustered / studies;
  return {
    studies,
    seed,
    power_clustered: share,
    power_clustered_ci95: wilsonInterval({ share, n: studies }),
    power_sign_test: found.sign / studies,
  };
}
