import { UserError } from '#domain/user-error.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Study } from '#prisma/generated/client.ts';
import type { ComparedStudy } from '#study/comparison/compared-study.ts';
import { readComparedStudy } from '#study/comparison/read-compared-study.ts';
import { database } from './database.ts';
import { readResultAccess } from './read-result-access.ts';
import { readResults } from './read-results.ts';

/** Studies as they are held beside each other, each with as much of its result as this person may see. */
export async function readComparison(
  studies: readonly Study[],
  userId: string,
): Promise<ComparedStudy[]> {
  const readTable = (study: Study): Promise<ResultTable> => readShownTable(study, userId);
  const compared: ComparedStudy[] = [];
  for (const study of studies) {
    compared.push(await readComparedStudy({ db: database(), study, readTable }));
  }
  return compared;
}

async function readShownTable(study: Study, userId: string): Promise<ResultTable> {
  const access = await readResultAccess({ study, userId, reading: 'results' });
  if (!access.shown) {
    throw new UserError('its results are not shown yet', { code: 'withheld' });
  }
  const table = await readResults(study, { look: access.look });
  return table;
}
