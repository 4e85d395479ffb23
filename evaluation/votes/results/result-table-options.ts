import type {
  BreakdownKey,
  Departure,
  ListedDeviation,
  PlannedLook,
} from './result-table-shape.ts';
import type { StopRule } from './stop-rule.ts';

/** What is chosen of a result table; everything has a default. */
export type ResultTableOptions = {
  /** arms with their printed labels, in table order; arms only in the votes follow by key */
  arms?: readonly { key: string; label: string }[];
  /** questions with their titles, in table order; others follow as they appear */
  questions?: readonly { id: string; title: string }[];
  /** keys of the arms that come first, over the order of `arms` */
  order?: readonly string[];
  by?: BreakdownKey;
  alpha?: number;
  equivalenceMargin?: number;
  /** questions whose tests are corrected together; all by default */
  primary?: readonly string[];
  /** raters that the declared rule leaves out; the columns with them are given beside */
  excluded?: readonly { rater: string; reason: string }[];
  /** raters whom a declared rule turned away before they had a vote that counts: told, and no more */
  turnedAway?: readonly { rater: string; reason: string }[];
  /** the declared stopping rule; fixed N by default */
  stop?: StopRule;
  /** bootstrap replicates */
  replicates?: number;
  seed?: number;
  deviations?: readonly ListedDeviation[];
  /** what is not as the protocol declared it */
  departures?: readonly Departure[];
  /** what went wrong while the votes came in, a sentence each */
  faults?: readonly string[];
  /** the planned look that the votes were read for */
  look?: PlannedLook | null;
};
