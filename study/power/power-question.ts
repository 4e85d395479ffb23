import type { StopPopulation } from '#evaluation/votes/results/stop-rule.ts';
import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import type { DeclaredDesign } from './declared-design.ts';

/** What is asked of a design before its study is made. */
export type PowerQuestion = {
  design: DeclaredDesign;
  expected: ExpectedVotes;
  /** wanted chance to find the difference */
  power: number;
  alpha: number;
  /** tests of the primary family, which share alpha */
  tests: number;
  /** shares of the design's votes at which an O'Brien-Fleming rule looks; none or one: at the end alone */
  looks?: readonly number[];
  /** population of an e-process, watched whenever a rater is done; then there are no looks */
  eProcess?: StopPopulation | undefined;
  /** simulated studies; 0 leaves simulations out */
  studies: number;
  /** votes drawn in all: large designs get fewer studies, and curves without their largest points */
  mostVotes: number;
  seed: number;
};

/** The level of each test at Holm's first step, which a difference passes whatever the others say. */
export function levelOf({ alpha, tests }: Pick<PowerQuestion, 'alpha' | 'tests'>): number {
  return alpha / tests;
}
