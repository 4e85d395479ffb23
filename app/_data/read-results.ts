import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readResultsInParts } from './read-results-in-parts.ts';
import type { ResultsAsked } from './read-results-in-parts.ts';

/**
 * The result table of a study as the command line prints it.
 *
 * @throws UserError when the study is not what was frozen, or there is no vote yet
 */
export async function readResults(study: Study, options: ResultsAsked = {}): Promise<ResultTable> {
  const { table } = await readResultsInParts(study, options);
  return table;
}
