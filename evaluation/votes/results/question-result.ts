import { signTest } from '../../statistics/sign-test.ts';
import { agreementResult } from './agreement-result.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { davidsonResult } from './davidson-result.ts';
import { indicesWhere, OUTCOME, selectVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import { pairResult } from './pair-result.ts';
import type { Cell, PairResult, QuestionResult, SideBiasResult } from './result-table-shape.ts';
import { tableCells } from './table-cells.ts';

/** Everything about one question, and what a reader should be warned of. */
export function questionResult(
  votes: OrientedVotes,
  settings: AnalysisSettings & { id: string; title: string },
): { result: QuestionResult; warnings: string[] } {
  const cells = tableCells(votes, settings);
  const pairs = pairsOf(votes, settings);
  const only = pairs.length === 1 ? pairs[0] : undefined;
  const fitted = davidsonResult(votes, settings);
  const warnings =
    'reason' in fitted ? [`${settings.title}: no Davidson model, because ${fitted.reason}.`] : [];
  return {
    result: {
      id: settings.id,
      title: settings.title,
      n: votes.n,
      raters: new Set(votes.rater).size,
      prompts: new Set(votes.prompt).size,
      cells,
      ...columnSums(cells, votes),
      sign_test: only?.sign_test ?? null,
      net_preference: only?.net_preference ?? null,
      equivalence: only?.equivalence ?? null,
      hurdle: only?.hurdle ?? null,
      agreement: agreementResult(votes, settings),
      side_bias: sideBias(votes),
      fragility: only?.fragility ?? null,
      by_arm_pairs: pairs,
      davidson: 'davidson' in fitted ? fitted.davidson : null,
    },
    warnings,
  };
}

/** Sums of a column, with and without the votes left unanswered. */
export function columnSums(
  cells: readonly Cell[],
  votes: OrientedVotes,
): { column_sum_percent: number; answered_sum_percent: number } {
  const counted = cells.reduce((sum, cell) => sum + cell.count, 0);
  const answered = votes.outcome.reduce((sum, code) => sum + (code === OUTCOME.none ? 0 : 1), 0);
  const percent = (count: number): number => (votes.n > 0 ? (100 * count) / votes.n : 0);
  return { column_sum_percent: percent(counted), answered_sum_percent: percent(answered) };
}

function pairsOf(votes: OrientedVotes, settings: AnalysisSettings): PairResult[] {
  const { arms } = settings;
  const pairCode = (i: number): number =>
    (votes.first[i] ?? 0) * arms.length + (votes.second[i] ?? 0);
  const codes = [...new Set(Array.from(votes.outcome, (_, i) => pairCode(i)))].sort(
    (a, b) => a - b,
  );
  return codes.map((code) => {
    const of =
      codes.length === 1
        ? votes
        : selectVotes(
            votes,
            indicesWhere(votes, (_, i) => pairCode(i) === code),
          );
    const first = arms[Math.floor(code / arms.length)]?.key ?? '';
    const second = arms[code % arms.length]?.key ?? '';
    return pairResult(of, { ...settings, pair: [first, second] });
  });
}

/** Decisive votes for the left and the right picture, whatever arm made it. */
export function sideBias(votes: OrientedVotes): SideBiasResult {
  let left = 0;
  let right = 0;
  votes.outcome.forEach((code, i) => {
    if (code > OUTCOME.second) return;
    if ((code === OUTCOME.first) === Boolean(votes.firstOnLeft[i])) left += 1;
    else right += 1;
  });
  return { left, right, p_two_sided: signTest({ wins: left, losses: right }) };
}
