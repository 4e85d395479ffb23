import type { AnalysisSettings } from './analysis-settings.ts';
import { netPreference } from './net-preference.ts';
import type { OrientedVotes } from '../rows/oriented-votes.ts';
import { pairSignTest } from './pair-result.ts';
import { columnSums } from './question-result.ts';
import type { BreakdownColumn } from './result-table-shape.ts';
import { tableCells } from './table-cells.ts';

/** Cells and net preference of some of a question's votes, without bootstraps. */
export function tableColumn(
  votes: OrientedVotes,
  settings: AnalysisSettings & { id: string; title: string },
): BreakdownColumn {
  const quick = { ...settings, replicates: 0 };
  const cells = tableCells(votes, quick);
  const [first = 0] = votes.first;
  const [second = 0] = votes.second;
  const onePair =
    votes.n > 0 && votes.first.every((a) => a === first) && votes.second.every((a) => a === second);
  const arm = settings.arms[first]?.key ?? '';
  return {
    id: settings.id,
    title: settings.title,
    n: votes.n,
    raters: new Set(votes.rater).size,
    prompts: new Set(votes.prompt).size,
    cells,
    ...columnSums(cells, votes),
    net_preference: onePair ? netPreference(votes, { ...quick, arm }) : null,
    sign_test: onePair ? pairSignTest(votes, arm) : null,
    adjusted_p: null,
  };
}
