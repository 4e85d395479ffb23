import { listFailures } from '#generator/progress/list-failures.ts';
import type { FailedSample } from '#generator/progress/list-failures.ts';
import { database } from './database.ts';

const most = 50;

/** The first failed images of a run. */
export async function readFailures(runId: string): Promise<FailedSample[]> {
  return listFailures({ db: database(), runId, most });
}
