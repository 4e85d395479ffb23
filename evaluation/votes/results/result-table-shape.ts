import type { VoteTally } from '../rows/tally.ts';
import type { ClusteredVariances } from '../../statistics/clustered-variances.ts';
import type { ClusterMethod } from '../../statistics/combined-variance.ts';
import type { Finding } from './finding-shape.ts';
import type { DavidsonResult, RaoKupperResult } from './preference-model-shape.ts';
import type { MonitoringResult } from './monitoring-shape.ts';
import type { UnanimousBound } from '../../statistics/unanimous-bound.ts';
import type { Interval } from '../../statistics/wilson-interval.ts';

/** Share of votes in one row of a column, in percent, with intervals in percent. */
export type Cell = {
  /** the printed label: an arm's, `On Par`, `Neither` or `No answer` */
  row: string;
  arm: string | null;
  count: number;
  /** of the `of` votes */
  percent: number;
  /** votes that the row could have: an arm's are those on comparisons it was in, other rows' are all */
  of: number;
  /** clustered by rater and prompt: the interval to quote; at the level of the table */
  ci: Interval;
  /** Wilson's, as if votes were independent */
  ci_wilson: Interval;
  /** the same two by these names where the level is 0.95 */
  ci95?: Interval;
  ci95_wilson?: Interval;
};

export type SignTestResult = { arm: string; wins: number; losses: number; p_two_sided: number };

/**
 * (wins - losses) / n of `arm`, between -1 and 1. Null is what cannot be estimated; `reason` says what
 * is missing. Intervals are at `level`, and have names with 95 as well where it is 0.95.
 */
export type NetPreferenceResult = {
  arm: string;
  estimate: number | null;
  se: number | null;
  /** at which t times the error is half the interval before its form; null: the normal quantile */
  df: number | null;
  /** two-sided test of 0 that belongs to `ci` */
  p: number | null;
  p_two_sided: number | null;
  level: number;
  ci: Interval | null;
  ci_naive: Interval | null;
  /** pigeonhole bootstrap; null for parts of the votes, which are not bootstrapped */
  ci_bootstrap: Interval | null;
  ci95?: Interval | null;
  ci95_naive?: Interval | null;
  ci95_bootstrap?: Interval | null;
  method: ClusterMethod | null;
  /** variance over that of independent votes, at least 1 */
  design_effect: number | null;
  /** what `se` is made of: by raters, by prompts, and with votes independent */
  variances: ClusteredVariances | null;
  reason: string | null;
  /** what can be said all the same where every vote preferred the same arm; else null */
  unanimous: UnanimousBound | null;
};

/** `p` and `equivalent` are null where they cannot be had, for the reason that the net preference gives. */
export type EquivalenceResult = {
  margin: number;
  p: number | null;
  equivalent: boolean | null;
  reason: string | null;
};

/** Fewest votes, raters, prompts whose removal changes a conclusion: its sign or its significance. */
export type FewestRemoved = {
  votes: number | null;
  raters: number | null;
  prompts: number | null;
  /** whether every smaller set was tried; else the number is an upper bound */
  exact: { votes: boolean; raters: boolean; prompts: boolean };
};

/**
 * Of the decision as it is printed, and of the sign test beside it. `level` is the one below which p
 * decides: corrected for the other tests, or of a planned look; null, as the counts, where no p decides.
 */
export type FragilityResult = FewestRemoved & {
  level: number | null;
  sign_test: FewestRemoved & { level: number };
};

/** "Neither" as an outcome of its own: first whether anything was acceptable, then what was better. */
export type HurdleResult = {
  neither: {
    count: number;
    n: number;
    estimate: number;
    ci: Interval;
    ci_wilson: Interval;
    ci95?: Interval;
    ci95_wilson?: Interval;
  };
  rest: { n: number; net_preference: NetPreferenceResult | null };
};

export type PairResult = {
  arms: [string, string];
  n: number;
  counts: { first: number; second: number; on_par: number; neither: number; no_answer: number };
  sign_test: SignTestResult;
  net_preference: NetPreferenceResult;
  equivalence: EquivalenceResult;
  fragility: FragilityResult;
  hurdle: HurdleResult;
};

type AgreementIntervals = {
  krippendorff_alpha_nominal: Interval | null;
  krippendorff_alpha_ordinal: Interval | null;
  fleiss_kappa: Interval | null;
  raw_agreement: Interval | null;
};

export type AgreementResult = {
  krippendorff_alpha_nominal: number | null;
  krippendorff_alpha_ordinal: number | null;
  fleiss_kappa: number | null;
  raw_agreement: number | null;
  ci: AgreementIntervals;
  ci95?: AgreementIntervals;
};

/** Null where the votes do not say which image stood on which side, for the reason given. */
export type SideBiasResult =
  | { left: number; right: number; p_two_sided: number; reason: null }
  | { left: null; right: null; p_two_sided: null; reason: string };

/** One column of the table. The two-arm statistics are null when several pairs of arms were compared. */
export type QuestionResult = {
  id: string;
  title: string;
  n: number;
  raters: number;
  prompts: number;
  cells: Cell[];
  /** of the cells above, with those left unanswered */
  column_sum_percent: number;
  /** of the answers given, without those left unanswered */
  answered_sum_percent: number;
  sign_test: SignTestResult | null;
  net_preference: NetPreferenceResult | null;
  equivalence: EquivalenceResult | null;
  hurdle: HurdleResult | null;
  agreement: AgreementResult;
  side_bias: SideBiasResult;
  fragility: FragilityResult | null;
  by_arm_pairs: PairResult[];
  davidson: DavidsonResult | null;
  /** an alternative to it, without an effect of sides; null without ties */
  rao_kupper: RaoKupperResult | null;
};

/** A pair before it is known by what it is decided. */
export type AnalysedPair = Omit<PairResult, 'fragility'>;

/** A question before it is known by what its pairs are decided, which rests on the others too. */
export type AnalysedQuestion = Omit<QuestionResult, 'fragility' | 'by_arm_pairs'> & {
  by_arm_pairs: AnalysedPair[];
};

/** What one part of the votes says of one pair of arms. */
export type BreakdownPair = {
  arms: [string, string];
  n: number;
  net_preference: NetPreferenceResult;
  sign_test: SignTestResult;
  /** of the net preference, over all groups, questions and pairs (Benjamini and Hochberg) */
  adjusted_p: number | null;
  /** the same of the sign test */
  adjusted_p_sign_test: number | null;
};

/** Cells and net preference of one part of the votes; exploratory. */
export type BreakdownColumn = {
  id: string;
  title: string;
  n: number;
  raters: number;
  prompts: number;
  cells: Cell[];
  column_sum_percent: number;
  answered_sum_percent: number;
  by_arm_pairs: BreakdownPair[];
  /** of the only pair; null when several pairs of arms were compared, or none */
  net_preference: NetPreferenceResult | null;
  sign_test: SignTestResult | null;
  adjusted_p: number | null;
};

export type BreakdownKey = 'category' | 'challenge' | 'rater' | 'prompt';

export type Breakdown = {
  by: BreakdownKey;
  exploratory: true;
  method: 'benjamini-hochberg';
  groups: { value: string; questions: BreakdownColumn[] }[];
};

export type BalanceCertificate = {
  trials: number;
  /** how often each arm stood left and right */
  arms: { arm: string; left: number; right: number }[];
  /** the largest |left - right| of an arm within one rater, one category, one comparison */
  largest_difference: { rater: number; category: number; comparison: number };
  counts: { rater: string; category: string; arm: string; left: number; right: number }[];
};

export type RaterResult = {
  rater: string;
  n: number;
  /** decisive votes for the picture on each side; null, as the two p, where sides are not known */
  left: number | null;
  right: number | null;
  side_p_two_sided: number | null;
  side_adjusted_p: number | null;
  /** share of other raters' answers to the same comparisons that are the same; null without any */
  agreement_with_rest: number | null;
  /** answers to repeated trials against the first ones: how many, and Cohen's kappa */
  repeats: { n: number; agreement: number | null; kappa: number | null };
  median_response_ms: number | null;
};

/**
 * Raters left out by the declared rules, and the table as it would be with them; empty where none of
 * them has a vote.
 */
export type ExclusionResult = {
  raters: { rater: string; reason: string }[];
  with_excluded: BreakdownColumn[];
};

/** A change after opening, as every export lists it. */
/** A setting of the analysis that is not what the protocol declared, by its path there. */
export type Departure = { setting: string; declared: number | string; used: number | string };

export type ListedDeviation = { at: string; kind: string; reason: string; detail: unknown };

/** How many of the raters that are counted are simulated. */
type SimulatedRaters = { raters: number; of: number };

/** A look that the protocol plans: only the first so many votes of each question are read. */
export type PlannedLook = { number: number; of: number; votes: number };

export type ResultTable = {
  study: string;
  /** null when every rater is a person */
  simulated: SimulatedRaters | null;
  /** null when all votes are read */
  look: PlannedLook | null;
  /** what was found on each question, in one sentence each */
  findings: Finding[];
  questions: QuestionResult[];
  multiplicity: {
    method: 'holm';
    test: 'net preference';
    /** by question, or by "question: arm / arm" when several pairs were compared; null without a test */
    adjusted_p: Record<string, number | null>;
    /** the same for the sign tests */
    adjusted_p_sign_test: Record<string, number>;
    /** below which each p value has to be, uncorrected, given the others of the family */
    level: Record<string, number>;
    level_sign_test: Record<string, number>;
  };
  /** null where the votes do not say which image stood on which side */
  balance: BalanceCertificate | null;
  raters: RaterResult[];
  set_aside: VoteTally['setAside'];
  alpha: number;
  /** of every interval: 1 - alpha */
  level: number;
  bootstrap: { replicates: number; seed: number };
  exclusion: ExclusionResult | null;
  /** null when the number of votes is fixed */
  monitoring: MonitoringResult | null;
  breakdown: Breakdown | null;
  deviations: ListedDeviation[];
  /** what whoever asked for the table chose over the declared plan; among the warnings too */
  not_as_declared: Departure[];
  /** what went wrong while the votes came in, a sentence each; among the warnings too */
  faults: string[];
  warnings: string[];
};
