import { readRunProgress } from '#generator/progress/read-run-progress.ts';
import type { RunProgress } from '#generator/progress/read-run-progress.ts';
import { database } from './database.ts';

/** A run's progress at this moment. */
export async function readRunSnapshot(runId: string): Promise<RunProgress | null> {
  return readRunProgress({ db: database(), runId, now: new Date() });
}
