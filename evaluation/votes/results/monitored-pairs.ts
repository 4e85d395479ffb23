import { at } from '#domain/at.ts';
import { scoreVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import type { MonitoredPair } from './monitoring-result.ts';
import { netScore } from './net-preference.ts';
import type { QuestionResult } from './result-table-shape.ts';
import { settledMeans } from './settled-means.ts';
import { votesByPair } from './votes-by-pair.ts';

/** What a stopping rule looks at, for each pair of arms of a question. */
export function monitoredPairs(
  votes: OrientedVotes,
  { id, by_arm_pairs: results }: QuestionResult,
  settings: Pick<AnalysisSettings, 'arms'>,
): MonitoredPair[] {
  return votesByPair(votes, settings).map(({ arms, votes: own }, i) => {
    const { rater, prompt } = own;
    return {
      question: id,
      arms,
      n: own.n,
      pairs: results.length,
      net: at(results, i, 'the pairs of a question').net_preference,
      settled: settledMeans({ score: scoreVotes(own, netScore), rater, prompt }),
    };
  });
}
