import type { PowerFormula } from '#evaluation/votes/power/power-formula.ts';
import type { Interval } from '#evaluation/statistics/wilson-interval.ts';
import type { StopPopulation } from '#evaluation/votes/results/stop-rule.ts';
import type { DeclaredDesign } from './declared-design.ts';

/** A design and the chance that it finds the expected difference. */
export type PowerPoint = {
  raters: number;
  prompts: number;
  /** votes a question on the pair of arms */
  votes: number;
  /** share of simulated studies that find it; 0 where no test can be made */
  power_clustered: number;
};

/** What a design can find, as `onpar power --json` prints it. */
export type PowerResult = {
  design: {
    raters: number;
    prompts: number;
    replicates: number;
    arms: number;
    per_comparison: DeclaredDesign['raters']['per_comparison'];
    /** trials a rater, and how many of them count */
    trials_each: number;
    main_trials_each: number;
    /** votes a question on the first pair of arms when nobody leaves */
    votes: number;
  };
  assumptions: {
    win_share: number;
    ties: number;
    neither: number;
    dropout: number;
    icc_rater: number;
    icc_prompt: number;
    alpha: number;
    /** tests that share alpha, and the level of each at Holm's first step */
    tests: number;
    level: number;
  };
  /** false where no votes of this design allow a test; then the reason says what is missing */
  testable: boolean;
  reason: string | null;
  formula: PowerFormula;
  /** null when it was not asked for, no test can be made, or the design is too large */
  simulation: {
    studies: number;
    seed: number;
    power_clustered: number;
    power_clustered_ci95: Interval;
    power_sign_test: number;
    /** share of studies whose votes allow no test */
    not_testable: number;
    /** with an O'Brien-Fleming rule: share of studies that stop before the last look, and votes until then */
    looks: { planned: number; stopped_early: number; mean_votes: number } | null;
    /** with an e-process: share of studies that it stops before the last rater, and votes until then */
    e_process: { population: StopPopulation; stopped_early: number; mean_votes: number } | null;
  } | null;
  /** smallest difference found with the wanted power; null where no difference is */
  minimal_detectable: { power: number; win_share: number; net_preference: number } | null;
  /** simulated studies behind each point of the curves and each difference tried */
  studies_a_point: number;
  curve: { raters: PowerPoint[]; prompts: PowerPoint[] };
};
