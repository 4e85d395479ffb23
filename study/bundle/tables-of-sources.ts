import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { studyResultOf, studyResultTable } from '../results/read-study-result.ts';
import type { BundleSources } from './read-sources.ts';

/**
 * The result table of a bundle with its parts by category: what the study's page and `onpar table` show
 * of all votes, from the votes in the bundle alone.
 */
export function tableOfSources(sources: BundleSources): ResultTable {
  const { rows, protocol, study, deviations } = sources;
  const result = studyResultOf({ rows, protocol, look: null, faults: study.faults });
  return studyResultTable(result, { ...study.bootstrap, by: 'category', deviations });
}
