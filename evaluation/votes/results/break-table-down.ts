import type { VoteTally } from '../rows/tally.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { breakdown } from './breakdown.ts';
import type { OrientedQuestion } from './oriented-questions.ts';
import type { Breakdown, BreakdownKey } from './result-table-shape.ts';

/** The table once for each part of the votes, of questions whose votes are oriented. */
export function breakTableDown(
  by: BreakdownKey,
  questions: readonly OrientedQuestion[],
  { tally, settings }: { tally: VoteTally; settings: AnalysisSettings },
): Breakdown {
  const values = {
    category: tally.categories,
    challenge: tally.challenges,
    rater: tally.raters,
    prompt: tally.prompts,
  }[by];
  const grouped = questions.map(({ id, title, cast, votes }) => ({
    id,
    title,
    votes,
    group: cast[by],
  }));
  return breakdown(by, grouped, { ...settings, values });
}
