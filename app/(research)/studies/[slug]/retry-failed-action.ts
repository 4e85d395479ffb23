'use server';
import { revalidatePath } from 'next/cache';
import { retryFailed } from '#generator/queue/retry-failed.ts';
import { UserError } from '#domain/user-error.ts';
import { database } from '../../../_data/database.ts';
import { parseCall } from '../../../_data/parse-call.ts';
import { requireRun, runTarget } from './require-run.ts';
import type { RunTarget } from './require-run.ts';

/** Lets the failed images of a study be made again, for those who may. */
export async function retryFailedAction(
  options: RunTarget,
): Promise<{ error: string } | undefined> {
  const { slug, runId } = parseCall(runTarget, options);
  await requireRun({ slug, runId }, 'run-images');
  try {
    const count = await retryFailed({ db: database(), runId });
    if (count === 0) return { error: 'No image of this run has failed.' };
  } catch (error) {
    if (error instanceof UserError) return { error: error.message };
    throw error;
  }
  revalidatePath(`/studies/${slug}`, 'layout');
  return undefined;
}
