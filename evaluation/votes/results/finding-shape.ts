import type { ClustersThatSettle } from '../../statistics/clusters-that-settle.ts';

/** What the votes say of one pair of arms. */
type Verdict = 'preferred' | 'equivalent' | 'not settled' | 'not estimable';

/** What was found of one pair of arms on one question. */
export type PairFinding = {
  arms: [string, string];
  verdict: Verdict;
  /** key of the arm that is; null unless one is */
  preferred: string | null;
  /** p of the net preference that decides: corrected over `tests` tests; null without a test */
  p: number | null;
  /** how many tests are corrected together; 1: this one stands alone */
  tests: number;
  /** further prompts or raters, if the difference stays; null where settled, or where it cannot be told */
  would_settle: ClustersThatSettle | null;
};

/** What was found on one question, in numbers and in the one sentence that is printed everywhere. */
export type Finding = {
  question: string;
  title: string;
  pairs: PairFinding[];
  sentence: string;
  /** the same part by part: what holds of all pairs, and each pair; one part where there is one pair */
  parts: string[];
};
