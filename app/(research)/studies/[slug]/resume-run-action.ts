'use server';
import { revalidatePath } from 'next/cache';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { resumeRun } from '#generator/queue/resume-run.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { database } from '../../../_data/database.ts';
import { parseCall } from '../../../_data/parse-call.ts';

const target = z.object({ slug: studySlug, runId: z.uuid() });

/** Lets a study's run go on; for its owners. */
export async function resumeRunAction(
  options: z.infer<typeof target>,
): Promise<{ error: string } | undefined> {
  const { slug, runId } = parseCall(target, options);
  const { study } = await requireStudyAccess(slug, 'owner');
  const db = database();
  const run = await db.run.findFirst({ where: { id: runId, studyId: study.id } });
  if (!run) notFound();
  const resumed = await resumeRun({ db, runId });
  revalidatePath(`/studies/${slug}`, 'layout');
  return resumed ? undefined : { error: 'This run goes on already, or nothing is left to make.' };
}
