'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { stopRun } from '#generator/queue/stop-run.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { database } from '../../../_data/database.ts';

const target = z.object({
  slug: z.string(),
  runId: z.uuid(),
  as: z.enum(['paused', 'cancelled']),
});

/** Pauses or cancels a study's run; for its owners. */
export async function stopRunAction(
  options: z.infer<typeof target>,
): Promise<{ error: string } | undefined> {
  const { slug, runId, as } = target.parse(options);
  const { study } = await requireStudyAccess(slug, 'owner');
  const db = database();
  await db.run.findFirstOrThrow({ where: { id: runId, studyId: study.id } });
  const stopped = await stopRun({ db, runId, as, now: new Date() });
  revalidatePath(`/studies/${slug}`, 'layout');
  return stopped ? undefined : { error: 'This run had ended already.' };
}
