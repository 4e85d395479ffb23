import type { StopPopulation } from './stop-rule.ts';

/** One pair of arms at a planned look. */
export type PlannedLookResult = {
  question: string;
  arms: [string, string];
  /** the last planned look that these votes reach; 0 before the first */
  look: number;
  /** share of the planned votes */
  information: number;
  /** normal quantile of the net preference's p value, with its sign; null where there is no p value */
  z: number | null;
  /** null before the first look */
  boundary: number | null;
  crossed: boolean;
  /** why there is no z, or why this look cannot stop the study */
  reason: string | null;
};

/** One pair of arms in an e-process. */
export type EProcessResult = {
  question: string;
  arms: [string, string];
  /** the highest it has been */
  e_value: number;
  threshold: number;
  crossed: boolean;
  /** raters and prompts that were bet on: those whose votes are all in */
  raters: number;
  prompts: number;
};

/** What the declared stopping rule says of the votes so far. */
export type MonitoringResult =
  | { rule: 'obrien-fleming'; planned_looks: number; looks: PlannedLookResult[] }
  | { rule: 'e-process'; population: StopPopulation; looks: EProcessResult[] };
