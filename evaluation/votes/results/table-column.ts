import type { OrientedVotes } from '../rows/oriented-votes.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { netPreference } from './net-preference.ts';
import { pairSignTest } from './pair-result.ts';
import { columnSums } from './question-result.ts';
import type { BreakdownColumn, BreakdownPair } from './result-table-shape.ts';
import { tableCells } from './table-cells.ts';
import { votesByPair } from './votes-by-pair.ts';

/** Cells and net preferences of some of a question's votes, without bootstraps. */
export function tableColumn(
  votes: OrientedVotes,
  settings: AnalysisSettings & { id: string; title: string },
): BreakdownColumn {
  const quick = { ...settings, replicates: 0 };
  const cells = tableCells(votes, quick);
  const pairs = votesByPair(votes, quick).map(({ arms, votes: own }): BreakdownPair => {
    const [arm] = arms;
    return {
      arms,
      n: own.n,
      net_preference: netPreference(own, { ...quick, arm }).result,
      sign_test: pairSignTest(own, arm),
      adjusted_p: null,
      adjusted_p_sign_test: null,
    };
  });
  const only = pairs.length === 1 ? pairs[0] : undefined;
  return {
    id: settings.id,
    title: settings.title,
    n: votes.n,
    raters: new Set(votes.rater).size,
    prompts: new Set(votes.prompt).size,
    cells,
    ...columnSums(cells, votes),
    by_arm_pairs: pairs,
    net_preference: only?.net_preference ?? null,
    sign_test: only?.sign_test ?? null,
    adjusted_p: null,
  };
}
