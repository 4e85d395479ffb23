import type { PairFinding } from '#evaluation/votes/results/finding-shape.ts';
import type { DifferingField } from '../life/fields-that-differ.ts';
import type { ComparedStudy } from './compared-study.ts';

/** A net preference, or a difference of two, as a share of the votes; no interval where there is none. */
export type Estimated = { estimate: number; ci: readonly [number, number] | null };

/** What one study says of a pair of arms on a question. */
export type StudyVerdict = {
  study: string;
  /** what it calls the two arms */
  labels: [string, string];
  n: number;
  raters: number;
  prompts: number;
  /** of the first arm; null for the reason that is given */
  net_preference: Estimated | null;
  reason: string | null;
  level: number;
  /** as the study decides: corrected over its own tests */
  p: number | null;
  verdict: PairFinding['verdict'];
  /** name of the arm that is preferred; null unless one is */
  preferred: string | null;
  /** its net preference less that of the first study here; null in that one, and at another level */
  from_first: Estimated | null;
};

/** One pair of arms on one question, study by study. */
export type ComparedPair = {
  question: string;
  title: string;
  /** names of the arms */
  arms: [string, string];
  labels: [string, string];
  /** whether each arm is made alike in all these studies; null where that is not known */
  same_settings: boolean | null;
  studies: StudyVerdict[];
};

/** An arm of a comparison, and its key in each study that has it. */
type ComparedArmName = {
  name: string;
  label: string;
  same_settings: boolean | null;
  keys: Record<string, string>;
};

/** Several studies beside each other: first what differs between them, then what each found. */
export type Comparison = {
  studies: (Pick<
    ComparedStudy,
    | 'study'
    | 'name'
    | 'state'
    | 'opened_at'
    | 'closed_at'
    | 'imported'
    | 'simulated'
    | 'deviations'
    | 'withheld'
  > & { prompts: number | null })[];
  /** places of protocol and arms in which not all are alike; values in the order of the studies */
  differs: DifferingField[];
  /** prompts that all have; null where those of one are not known */
  prompts_in_all: number | null;
  arms: ComparedArmName[];
  pairs: ComparedPair[];
};
