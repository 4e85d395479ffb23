'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { stopRun } from '#generator/queue/stop-run.ts';
import { database } from '../../../_data/database.ts';
import { parseCall } from '../../../_data/parse-call.ts';
import { requireRun, runTarget } from './require-run.ts';

const target = runTarget.extend({ as: z.enum(['paused', 'cancelled']) });

/** Pauses or cancels a study's run, for those who may. */
export async function stopRunAction(
  options: z.infer<typeof target>,
): Promise<{ error: string } | undefined> {
  const { slug, runId, as } = parseCall(target, options);
  await requireRun({ slug, runId }, 'run-images');
  const stopped = await stopRun({ db: database(), runId, as, now: new Date() });
  revalidatePath(`/studies/${slug}`, 'layout');
  return stopped ? undefined : { error: 'This run had ended already.' };
}
