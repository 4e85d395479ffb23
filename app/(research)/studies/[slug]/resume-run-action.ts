'use server';
import { revalidatePath } from 'next/cache';
import { resumeRun } from '#generator/queue/resume-run.ts';
import { database } from '../../../_data/database.ts';
import { parseCall } from '../../../_data/parse-call.ts';
import { requireRun, runTarget } from './require-run.ts';
import type { RunTarget } from './require-run.ts';

/** Lets a study's run go on, for those who may. */
export async function resumeRunAction(options: RunTarget): Promise<{ error: string } | undefined> {
  const { slug, runId } = parseCall(runTarget, options);
  await requireRun({ slug, runId }, 'run-images');
  const resumed = await resumeRun({ db: database(), runId });
  revalidatePath(`/studies/${slug}`, 'layout');
  return resumed ? undefined : { error: 'This run goes on already, or nothing is left to make.' };
}
