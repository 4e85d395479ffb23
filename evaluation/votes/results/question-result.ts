import { withoutNoise } from '#domain/without-noise.ts';
import { signTest } from '../../statistics/sign-test.ts';
import { OUTCOME, type OrientedVotes } from '../rows/oriented-votes.ts';
import { agreementResult } from './agreement-result.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { pairResult } from './pair-result.ts';
import { preferenceModels } from './preference-models.ts';
import type { AnalysedQuestion, Cell, SideBiasResult } from './result-table-shape.ts';
import { tableCells } from './table-cells.ts';
import { votesByPair, type PairVotes } from './votes-by-pair.ts';

/** Everything about one question by itself, its votes by pair and whose they are, and what a reader should be warned of. */
export function questionResult(
  votes: OrientedVotes,
  settings: AnalysisSettings & { id: string; title: string },
): { result: AnalysedQuestion; pairs: PairVotes[]; rater: Int32Array; warnings: string[] } {
  const { id, title } = settings;
  const cells = tableCells(votes, settings);
  const byPair = votesByPair(votes, settings);
  const pairs = byPair.map((pair) => pairResult(pair, settings));
  const only = pairs.length === 1 ? pairs[0] : undefined;
  const { davidson, raoKupper, reason } = preferenceModels(votes, settings);
  return {
    result: {
      id,
      title,
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
      side_bias: settings.sidesKnown ? sideBias(votes) : UNKNOWN_SIDES,
      by_arm_pairs: pairs,
      davidson,
      rao_kupper: raoKupper,
    },
    pairs: byPair,
    rater: votes.rater,
    warnings: reason === null ? [] : [`${title}: no Davidson model, because ${reason}.`],
  };
}

/**
 * Sums of a column as it is printed, and of the answers given. With more than two arms the first is
 * more than 100%, since an arm's share is of the votes that it could win.
 */
export function columnSums(
  cells: readonly Cell[],
  votes: OrientedVotes,
): { column_sum_percent: number; answered_sum_percent: number } {
  const answered = votes.outcome.reduce((sum, code) => sum + (code === OUTCOME.none ? 0 : 1), 0);
  return {
    column_sum_percent: withoutNoise(
      cells.reduce((sum, { count, of }) => sum + percent(count, of), 0),
    ),
    answered_sum_percent: percent(answered, votes.n),
  };
}

function percent(count: number, of: number): number {
  return of > 0 ? (100 * count) / of : 0;
}

const UNKNOWN_SIDES: SideBiasResult = {
  ...{ left: null, right: null, p_two_sided: null },
  reason: 'the votes do not say which image stood on which side',
};

/** Decisive votes for the left and the right picture, whatever arm made it. */
function sideBias(votes: OrientedVotes): SideBiasResult {
  let left = 0;
  let right = 0;
  votes.outcome.forEach((code, i) => {
    if (code > OUTCOME.second) return;
    if ((code === OUTCOME.first) === Boolean(votes.firstOnLeft[i])) left += 1;
    else right += 1;
  });
  return { left, right, p_two_sided: signTest({ wins: left, losses: right }), reason: null };
}
