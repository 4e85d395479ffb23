import type {
  Breakdown,
  BreakdownKey,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import {
  studyBreakdowns,
  studyPairVotes,
  studyResultOf,
  studyResultTable,
} from '../results/read-study-result.ts';
import type { StudyResult } from '../results/read-study-result.ts';
import type { BundleSources } from './read-sources.ts';

/**
 * The result table of a bundle with its parts by category: what the study's page and `onpar table` show
 * of all votes, from the votes in the bundle alone.
 */
export function tableOfSources(sources: BundleSources): ResultTable {
  const { study, deviations } = sources;
  return studyResultTable(resultOf(sources), { ...study.bootstrap, by: 'category', deviations });
}

/** The votes of a bundle by each of some keys, as the study's page shows them. */
export function breakdownsOfSources(
  sources: BundleSources,
  keys: readonly BreakdownKey[],
): Breakdown[] {
  return studyBreakdowns(resultOf(sources), keys);
}

/** The votes of a bundle pair of images by pair of images, as the study's page shows them. */
export function pairsOfSources(sources: BundleSources): PairVotes[] {
  return studyPairVotes(resultOf(sources));
}

function resultOf({ rows, protocol, study }: BundleSources): StudyResult {
  const { faults, trials_each: trialsEach = null, screened_out: screenedOut = [] } = study;
  return studyResultOf({ rows, protocol, look: null, faults, trialsEach, screenedOut });
}
