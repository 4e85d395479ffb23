import { UserError } from '#domain/user-error.ts';
import type { KnownModel } from '../models/find-model.ts';
import type { Ending } from './end-run.ts';
import { tellGoesOn } from './tell-goes-on.ts';
import { tellWaiting } from './tell-waiting.ts';
import { waitOut } from './wait-out.ts';

/** What a job is done with, and whether any other worker could do it. */
export type JobTaker = Ending & { isAlone: () => Promise<boolean> };

/**
 * The folder of a job's model on this machine; while store or disk are away, they are waited for. A
 * model that is not to be had here leaves the job to the other workers. Where there are none, it is
 * the arm's fault, which the folder's own failure tells.
 *
 * @throws UserError `model-absent` when another worker may have it
 */
export async function modelOfJob(
  { db, log, findModel, isAlone }: JobTaker,
  job: { model: KnownModel; runId: string; signal: AbortSignal },
): Promise<string> {
  const { model, runId, signal } = job;
  try {
    const folder = await waitOut({ db, runId, signal, log, work: () => findModel(model) });
    await tellGoesOn(db, runId);
    return folder;
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'model-absent') throw error;
    if (await isAlone()) return model.folder;
    await tellWaiting(db, runId, error.message);
    throw error;
  }
}
