'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { resumeRun } from '#generator/queue/resume-run.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { database } from '../../../_data/database.ts';

const target = z.object({ slug: z.string(), runId: z.uuid() });

/** Lets a study's run go on; for its owners. */
export async function resumeRunAction(
  options: z.infer<typeof target>,
): Promise<{ error: string } | undefined> {
  const { slug, runId } = target.parse(options);
  const { study } = await requireStudyAccess(slug, 'owner');
  const db = database();
  await db.run.findFirstOrThrow({ where: { id: runId, studyId: study.id } });
  const resumed = await resumeRun({ db, runId });
  revalidatePath(`/studies/${slug}`, 'layout');
  return resumed ? undefined : { error: 'This run goes on already, or nothing is left to make.' };
}
