import type { StopPopulation } from './stop-rule.ts';

/** What both rules say of one pair of arms. */
type Monitored = {
  question: string;
  arms: [string, string];
  /** tests that share the study's level; 1 outside the primary family */
  tests: number;
  /** of this test: the study's, divided by how many share it (Bonferroni) */
  alpha: number;
  crossed: boolean;
};

/** One pair of arms at a planned look. */
export type PlannedLookResult = Monitored & {
  /** the last planned look that the votes on the question reach; 0 before the first */
  look: number;
  /** share of the planned votes on the question, of all pairs and raters */
  information: number;
  /** normal quantile of the net preference's p value, with its sign; null where there is no p value */
  z: number | null;
  /** null before the first look */
  boundary: number | null;
  /** why there is no z, or why this look cannot stop the study */
  reason: string | null;
};

/** One pair of arms in an e-process. */
export type EProcessResult = Monitored & {
  /** as it stands with these votes; 1 where nothing is bet on */
  e_value: number;
  threshold: number;
  /** raters and prompts that were bet on: those whose votes are all in */
  raters: number;
  prompts: number;
  /** why nothing is bet on yet; null where something is */
  reason: string | null;
};

/** What the declared stopping rule says of the votes so far. */
export type MonitoringResult =
  | { rule: 'obrien-fleming'; planned_looks: number; looks: PlannedLookResult[] }
  | { rule: 'e-process'; population: StopPopulation; looks: EProcessResult[] };
