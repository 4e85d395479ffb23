import type { BreakdownKey, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readResultsInParts } from './read-results-in-parts.ts';
import type { ResultsAsked } from './read-results-in-parts.ts';

/**
 * The result table of a study as the command line prints it.
 *
 * @param asked.by what the table is followed by
 * @throws UserError when the study is not what was frozen, or there is no vote yet
 */
export async function readResults(
  study: Study,
  { by, ...asked }: ResultsAsked & { by?: BreakdownKey | undefined } = {},
): Promise<ResultTable> {
  const { table, breakdownsBy } = await readResultsInParts(study, asked);
  if (by === undefined) return table;
  const [breakdown = null] = await breakdownsBy([by]);
  return { ...table, breakdown };
}
