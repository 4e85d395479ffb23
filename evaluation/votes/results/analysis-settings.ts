import type { BootstrapDraws } from '../../statistics/bootstrap-draws.ts';

/** What every part of the analysis needs to know. */
export type AnalysisSettings = {
  /** whether the votes say which image stood on which side */
  sidesKnown: boolean;
  alpha: number;
  equivalenceMargin: number;
  /** bootstrap replicates; 0 leaves bootstraps out */
  replicates: number;
  /** always from the same seed, so that one part's draws do not move another's */
  draws: BootstrapDraws;
  /** arms in table order */
  arms: { key: string; label: string }[];
};
