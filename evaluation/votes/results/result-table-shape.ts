import type { VoteTally } from '../rows/tally.ts';
import type { DavidsonResult } from './davidson-result.ts';
import type { Interval } from '../../statistics/wilson-interval.ts';

/** Share of votes in one row of a column, in percent, with intervals in percent. */
export type Cell = {
  /** the printed label: an arm's, `On Par`, `Neither` or `No answer` */
  row: string;
  arm: string | null;
  count: number;
  percent: number;
  /** clustered by rater and prompt: the interval to quote */
  ci95: Interval;
  /** Wilson's, as if votes were independent */
  ci95_wilson: Interval;
};

export type SignTestResult = { arm: string; wins: number; losses: number; p_two_sided: number };

/** (wins - losses) / n of `arm`, between -1 and 1. */
export type NetPreferenceResult = {
  arm: string;
  estimate: number;
  se: number;
  df: number | null;
  ci95: Interval;
  method: string;
  p_two_sided: number;
  design_effect: number;
  ci95_naive: Interval;
  /** pigeonhole bootstrap; null for parts of the votes, which are not bootstrapped */
  ci95_bootstrap: Interval | null;
};

export type EquivalenceResult = { margin: number; p: number; equivalent: boolean };

/** Fewest votes, raters, prompts whose removal changes sign or significance of the sign test. */
export type FragilityResult = {
  votes: number | null;
  raters: number | null;
  prompts: number | null;
  exact: { votes: boolean; raters: boolean; prompts: boolean };
};

/** "Neither" as an outcome of its own: first whether anything was acceptable, then what was better. */
export type HurdleResult = {
  neither: { count: number; n: number; estimate: number; ci95: Interval; ci95_wilson: Interval };
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

export type AgreementResult = {
  krippendorff_alpha_nominal: number | null;
  krippendorff_alpha_ordinal: number | null;
  fleiss_kappa: number | null;
  raw_agreement: number | null;
  ci95: {
    krippendorff_alpha_nominal: Interval | null;
    krippendorff_alpha_ordinal: Interval | null;
    fleiss_kappa: Interval | null;
    raw_agreement: Interval | null;
  };
};

export type SideBiasResult = { left: number; right: number; p_two_sided: number };

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
  net_preference: NetPreferenceResult | null;
  sign_test: SignTestResult | null;
  /** sign tests over all groups and questions, Benjamini and Hochberg */
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
  /** decisive votes for the picture on each side */
  left: number;
  right: number;
  side_p_two_sided: number;
  side_adjusted_p: number;
  /** share of other raters' answers to the same comparisons that are the same; null without any */
  agreement_with_rest: number | null;
  /** answers to repeated trials against the first ones: how many, and Cohen's kappa */
  repeats: { n: number; agreement: number | null; kappa: number | null };
  median_response_ms: number | null;
};

/** Raters left out by the declared rule, and the table as it would be with them. */
export type ExclusionResult = {
  raters: { rater: string; reason: string }[];
  with_excluded: BreakdownColumn[];
};

/** What the declared stopping rule says of the votes so far. */
export type MonitoringResult =
  | {
      rule: 'obrien-fleming';
      planned_looks: number;
      looks: {
        question: string;
        arms: [string, string];
        /** share of the planned votes */
        information: number;
        z: number;
        boundary: number;
        crossed: boolean;
      }[];
    }
  | {
      rule: 'e-process';
      looks: {
        question: string;
        arms: [string, string];
        e_value: number;
        threshold: number;
        crossed: boolean;
      }[];
    };

/** A change after opening, as every export lists it. */
export type ListedDeviation = { at: string; kind: string; reason: string; detail: unknown };

/** How many of the raters that are counted are simulated. */
export type SimulatedRaters = { raters: number; of: number };

/** A look that the protocol plans: only the first so many votes of each question are read. */
export type PlannedLook = { number: number; of: number; votes: number };

export type ResultTable = {
  study: string;
  /** null when every rater is a person */
  simulated: SimulatedRaters | null;
  /** null when all votes are read */
  look: PlannedLook | null;
  questions: QuestionResult[];
  multiplicity: {
    method: 'holm';
    test: 'sign test';
    /** by question, or by "question: arm / arm" when several pairs were compared */
    adjusted_p: Record<string, number>;
    /** the same for the clustered test of net preference = 0 */
    adjusted_p_clustered: Record<string, number>;
  };
  balance: BalanceCertificate;
  raters: RaterResult[];
  set_aside: VoteTally['setAside'];
  alpha: number;
  bootstrap: { replicates: number; seed: number };
  exclusion: ExclusionResult | null;
  /** null when the number of votes is fixed */
  monitoring: MonitoringResult | null;
  breakdown: Breakdown | null;
  deviations: ListedDeviation[];
  warnings: string[];
};
