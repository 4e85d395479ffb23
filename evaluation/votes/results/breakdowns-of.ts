import type { VoteTally } from '../rows/tally.ts';
import { withoutRaters } from '../rows/without-raters.ts';
import { breakTableDown } from './break-table-down.ts';
import { orientedQuestions } from './oriented-questions.ts';
import type { Breakdown, BreakdownKey } from './result-table-shape.ts';
import type { ResultTableOptions } from './result-table-options.ts';
import { tableSettings } from './table-settings.ts';

/** The votes of a result table by each of some keys: what `resultTableOf` gives with `by`, for several. */
export function breakdownsOf(
  tally: VoteTally,
  options: ResultTableOptions,
  keys: readonly BreakdownKey[],
): Breakdown[] {
  const settings = tableSettings(tally, options);
  const out = new Set((options.excluded ?? []).map(({ rater }) => rater));
  const questions = orientedQuestions(withoutRaters(tally, out), options, settings.arms);
  return keys.map((by) => breakTableDown(by, questions, { tally, settings }));
}
